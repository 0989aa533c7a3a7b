package dev.fleetledger.command.undo.inverse;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.access.GrantEvent.Given;
import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.manifest.document.Step;

/** What takes a recorded command back. Each is executed by an existing command, with its own rights and rules. */
public sealed interface Inverse {

    /**
     * Gives the workload the specification of an earlier revision, the placement of an earlier version, or both.
     *
     * @param revision         absent: the command made none
     * @param placementVersion absent: the command made none
     * @param basis            the rollout whose touched clusters are the only ones to go back; absent: all
     */
    record Return(UUID workload, @Nullable Integer revision, @Nullable Integer placementVersion, @Nullable UUID basis) implements Inverse {}

    /** Deletes the workload that was created. */
    record Delete(UUID workload) implements Inverse {}

    /** Creates a deleted workload anew, with another id. */
    record Recreate(UUID workload) implements Inverse {}

    record AbortRollout(UUID rollout) implements Inverse {}

    record PauseRollout(UUID rollout) implements Inverse {}

    record ResumeRollout(UUID rollout) implements Inverse {}

    record RevokeGrant(Given given) implements Inverse {}

    /** Gives the grant again, with another id. */
    record GiveGrant(Given given) implements Inverse {}

    /** @param current labels that the cluster has now */
    record LabelCluster(String cluster, Map<String, String> current, Map<String, String> labels) implements Inverse {}

    record CordonCluster(String cluster) implements Inverse {}

    record UncordonCluster(String cluster) implements Inverse {}

    /** @param current settings that are in force now */
    record ChangeSettings(Settings current, Settings settings) implements Inverse {}

    /** Rejects a change that still waits for approval. */
    record RejectSettings() implements Inverse {}

    /** @param current document that the draft has now */
    record SaveStep(UUID draft, Step step, JsonNode current, JsonNode document) implements Inverse {}

    record DiscardDraft(UUID draft) implements Inverse {}

    record ReopenDraft(UUID draft) implements Inverse {}

    /** @param from owner of the draft now */
    record HandOverDraft(UUID draft, String from, String to) implements Inverse {}
}
