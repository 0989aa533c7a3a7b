package dev.fleetledger.contract;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.settings.SettingsEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;

/** Names under which events are stored in the ledger. A name never changes; its class may be renamed or moved. */
public final class EventNames {

    /** @param version is raised when the payload's meaning changes; older versions must remain readable */
    public record EventName(String name, String version, Class<?> type) {}

    public static final List<EventName> ALL = List.of(
            v1("draft.started", DraftEvent.Started.class),
            v1("draft.fetched", DraftEvent.Fetched.class),
            v1("draft.fetch-asked", DraftEvent.FetchAsked.class),
            new EventName("draft.rebased", "2", DraftEvent.Rebased.class),
            v1("draft.collision-resolved", DraftEvent.CollisionResolved.class),
            v1("draft.literal-acknowledged", DraftEvent.LiteralAcknowledged.class),
            v1("draft.step-saved", DraftEvent.StepSaved.class),
            new EventName("draft.imported", "2", DraftEvent.Imported.class),
            v1("draft.submitted", DraftEvent.Submitted.class),
            v1("draft.discarded", DraftEvent.Discarded.class),
            v1("draft.reopened", DraftEvent.Reopened.class),
            v1("draft.handed-over", DraftEvent.HandedOver.class),
            v1("workload.created", WorkloadEvent.Created.class),
            v1("workload.revised", WorkloadEvent.Revised.class),
            v1("workload.placed", WorkloadEvent.Placed.class),
            v1("workload.restarted", WorkloadEvent.Restarted.class),
            v1("workload.deleted", WorkloadEvent.Deleted.class),
            v1("workload.family-founded", WorkloadEvent.FamilyFounded.class),
            v1("rollout.started", RolloutEvent.Started.class),
            v1("rollout.planned", RolloutEvent.Planned.class),
            v1("rollout.approval-requested", RolloutEvent.ApprovalRequested.class),
            v1("rollout.approved", RolloutEvent.Approved.class),
            v1("rollout.rejected", RolloutEvent.Rejected.class),
            v1("rollout.approval-expired", RolloutEvent.ApprovalExpired.class),
            v1("rollout.wave-started", RolloutEvent.WaveStarted.class),
            v1("rollout.wave-soaking", RolloutEvent.WaveSoaking.class),
            v1("rollout.wave-completed", RolloutEvent.WaveCompleted.class),
            v1("rollout.wave-failed", RolloutEvent.WaveFailed.class),
            v1("rollout.paused", RolloutEvent.Paused.class),
            v1("rollout.resumed", RolloutEvent.Resumed.class),
            v1("rollout.aborted", RolloutEvent.Aborted.class),
            v1("rollout.cluster-retried", RolloutEvent.ClusterRetried.class),
            v1("rollout.cluster-skipped", RolloutEvent.ClusterSkipped.class),
            v1("rollout.debt-recorded", RolloutEvent.DebtRecorded.class),
            v1("rollout.debt-paid", RolloutEvent.DebtPaid.class),
            v1("rollout.finished", RolloutEvent.Finished.class),
            v1("deployment.wanted", DeploymentEvent.Wanted.class),
            v1("deployment.settled", DeploymentEvent.Settled.class),
            v1("deployment.failed", DeploymentEvent.Failed.class),
            v1("deployment.refused", DeploymentEvent.Refused.class),
            v1("deployment.drifted", DeploymentEvent.Drifted.class),
            v1("deployment.corrections-held", DeploymentEvent.CorrectionsHeld.class),
            v1("deployment.corrections-ended", DeploymentEvent.CorrectionsEnded.class),
            v1("deployment.replaced", DeploymentEvent.Replaced.class),
            v1("deployment.forgotten", DeploymentEvent.Forgotten.class),
            v1("deployment.gone", DeploymentEvent.Gone.class),
            v1("deployment.released", DeploymentEvent.Released.class),
            v1("cluster.registered", ClusterEvent.Registered.class),
            v1("cluster.credential-issued", ClusterEvent.CredentialIssued.class),
            v1("cluster.credential-retired", ClusterEvent.CredentialRetired.class),
            v1("cluster.labelled", ClusterEvent.Labelled.class),
            v1("cluster.cordoned", ClusterEvent.Cordoned.class),
            v1("cluster.uncordoned", ClusterEvent.Uncordoned.class),
            v1("cluster.removal-asked", ClusterEvent.RemovalAsked.class),
            v1("cluster.removal-taken-back", ClusterEvent.RemovalTakenBack.class),
            v1("cluster.removed", ClusterEvent.Removed.class),
            v1("cluster.forgotten", ClusterEvent.Forgotten.class),
            v1("cluster.resend-asked", ClusterEvent.ResendAsked.class),
            v1("cluster.joined", ClusterFactEvent.Joined.class),
            v1("cluster.reports-refused", ClusterFactEvent.ReportsRefused.class),
            v1("hub.went-backwards", HubEvent.WentBackwards.class),
            v1("hub.restore-accepted", HubEvent.RestoreAccepted.class),
            v1("question.asked", QuestionEvent.Asked.class),
            v1("grant.given", GrantEvent.Given.class),
            v1("grant.revoked", GrantEvent.Revoked.class),
            v1("settings.changed", SettingsEvent.Changed.class),
            v1("settings.change-requested", SettingsEvent.ChangeRequested.class),
            v1("settings.change-rejected", SettingsEvent.ChangeRejected.class),
            v1("command.refused", RefusalEvent.Refused.class));

    /** Former versions that the ledger holds. The record of the current version also reads their payload. */
    public static final List<EventName> FORMER = List.of(v1("draft.imported", DraftEvent.Imported.class),
            v1("draft.rebased", DraftEvent.Rebased.class));

    private static final Map<String, EventName> BY_NAME = ALL.stream().collect(toUnmodifiableMap(EventName::name, Function.identity()));
    private static final Map<Class<?>, EventName> BY_TYPE = ALL.stream().collect(toUnmodifiableMap(EventName::type, Function.identity()));

    private EventNames() {}

    /** @throws IllegalArgumentException when no event has this name, because a newer version wrote it */
    public static EventName of(String name) {
        EventName eventName = BY_NAME.get(name);
        if (eventName == null) {
            throw new IllegalArgumentException("Unknown event name " + name + "; the event was probably written by a newer version");
        }
        return eventName;
    }

    /** @throws IllegalArgumentException when the class is not an event of the ledger */
    public static EventName of(Class<?> type) {
        EventName eventName = BY_TYPE.get(type);
        if (eventName == null) {
            throw new IllegalArgumentException(type.getName() + " is not a ledger event; register it in EventNames");
        }
        return eventName;
    }

    private static EventName v1(String name, Class<?> type) {
        return new EventName(name, "1", type);
    }
}
