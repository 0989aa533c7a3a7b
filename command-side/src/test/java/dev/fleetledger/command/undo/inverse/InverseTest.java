package dev.fleetledger.command.undo.inverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.command.undo.inverse.Reversal.Impossible;
import dev.fleetledger.command.undo.inverse.Reversal.Possible;
import dev.fleetledger.contract.EventNames;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.contract.settings.SettingsEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.judgement.guardrail.DefaultSettings;
import dev.fleetledger.manifest.document.Step;

/** The command's own events are at positions 10, 11 …, others before them at 1, 2 …, and later ones at 21, 22 … */
class InverseTest {

    private static final UUID ID = new UUID(0, 1);
    private static final UUID ROLLOUT = new UUID(0, 2);
    private static final ObjectNode DOCUMENT = JsonNodeFactory.instance.objectNode();
    private static final GrantEvent.Holder HOLDER = new GrantEvent.Holder("user", "sub-x");
    private static final GrantEvent.Scope EVERYWHERE = new GrantEvent.Scope(true, null, null, "default");

    @Test
    void creationIsTakenBackByDeletionUntilWorkloadIsChanged() {
        assertThat(decide("draft.submit", List.of(), List.of(created(), revised(1), placed(1)), List.of()))
                .isEqualTo(new Possible(new Inverse.Delete(ID), List.of()));
        assertThat(decide("draft.submit", List.of(), List.of(created(), revised(1), placed(1)), List.of(restarted(), revised(2))))
                .isEqualTo(new Possible(new Inverse.Delete(ID), List.of(22L)));
    }

    @Test
    void revisionIsTakenBackByRollback() {
        assertThat(decide("draft.submit", List.of(created(), revised(1), placed(1)), List.of(revised(2)), List.of(placed(2))))
                .isEqualTo(new Possible(new Inverse.Return(ID, 1, null, null), List.of()));
        assertThat(decide("workload.rollback", List.of(), List.of(revised(5)), List.of(revised(6), revised(7))))
                .isEqualTo(new Possible(new Inverse.Return(ID, 4, null, null), List.of(21L, 22L)));
    }

    @Test
    void revisionThatReachedSomeClustersIsTakenBackThere() {
        assertThat(decide("draft.submit", List.of(), List.of(revised(2)), List.of(), new RolloutFacts(ROLLOUT, null, true, true)))
                .isEqualTo(new Possible(new Inverse.Return(ID, 1, null, ROLLOUT), List.of()));
        assertThat(decide("draft.submit", List.of(), List.of(revised(2)), List.of(), new RolloutFacts(ROLLOUT, "aborted", true, true)))
                .isEqualTo(new Possible(new Inverse.Return(ID, 1, null, ROLLOUT), List.of()));
    }

    @Test
    void revisionIsTakenBackEverywhereOnceItIsCompletedOrReplaced() {
        for (RolloutFacts rollout : List.of(new RolloutFacts(ROLLOUT, "completed", true, true),
                new RolloutFacts(ROLLOUT, "superseded", false, true), new RolloutFacts(ROLLOUT, null, true, false))) {
            assertThat(decide("draft.submit", List.of(), List.of(revised(2)), List.of(), rollout))
                    .isEqualTo(new Possible(new Inverse.Return(ID, 1, null, null), List.of()));
        }
    }

    @Test
    void placementIsTakenBackByFormerPlacement() {
        assertThat(decide("workload.place", List.of(), List.of(placed(3)), List.of(revised(2))))
                .isEqualTo(new Possible(new Inverse.Return(ID, null, 2, null), List.of()));
        assertThat(decide("workload.place", List.of(), List.of(revised(2), placed(3)), List.of(placed(4))))
                .isEqualTo(new Possible(new Inverse.Return(ID, 1, 2, null), List.of(21L)));
    }

    @Test
    void deletionIsTakenBackByNewCreationOrByAbortBeforeItBegins() {
        List<Object> before = List.of(created(), revised(1), placed(1));
        WorkloadEvent deleted = new WorkloadEvent.Deleted(ID, "delete", List.of());

        assertThat(decide("workload.delete", before, List.of(), List.of(deleted), new RolloutFacts(ROLLOUT, "completed", true, true)))
                .isEqualTo(new Possible(new Inverse.Recreate(ID), List.of()));
        assertThat(decide("workload.delete", before, List.of(), List.of(), new RolloutFacts(ROLLOUT, null, true, false)))
                .isEqualTo(new Possible(new Inverse.AbortRollout(ROLLOUT), List.of()));
        assertThat(code(decide("workload.delete", before, List.of(), List.of(), new RolloutFacts(ROLLOUT, null, true, true))))
                .isEqualTo("DeletionIsRunning");
        assertThat(code(decide("workload.delete", before, List.of(), List.of(), new RolloutFacts(ROLLOUT, "aborted", true, true))))
                .isEqualTo("DeletionWasAborted");
        assertThat(code(decide("workload.delete", before, List.of(), List.of(deleted), new RolloutFacts(ROLLOUT, "aborted", false, true))))
                .as("another deletion has deleted it").isEqualTo("DeletionWasAborted");
    }

    @Test
    void grantIsTakenBackByRevocation() {
        GrantEvent given = given(ID, EVERYWHERE);

        assertThat(decide("grant.give", List.of(), List.of(given), List.of(new GrantEvent.Revoked(ROLLOUT))))
                .isEqualTo(new Possible(new Inverse.RevokeGrant((GrantEvent.Given) given), List.of()));
        assertThat(decide("grant.give", List.of(), List.of(given), List.of(new GrantEvent.Revoked(ID))))
                .isEqualTo(new Possible(new Inverse.RevokeGrant((GrantEvent.Given) given), List.of(21L)));
    }

    @Test
    void revocationIsTakenBackByTheSameGrantUnlessItIsThereAgain() {
        GrantEvent.Given given = given(ID, EVERYWHERE);
        GrantEvent revoked = new GrantEvent.Revoked(ID);

        assertThat(decide("grant.revoke", List.of(given), List.of(revoked), List.of()))
                .isEqualTo(new Possible(new Inverse.GiveGrant(given), List.of()));
        assertThat(decide("grant.revoke", List.of(given), List.of(revoked), List.of(given(ROLLOUT, EVERYWHERE))))
                .isEqualTo(new Possible(new Inverse.GiveGrant(given), List.of(21L)));
        assertThat(decide("grant.revoke", List.of(given), List.of(revoked), List.of(given(ROLLOUT, EVERYWHERE),
                new GrantEvent.Revoked(ROLLOUT)))).isEqualTo(new Possible(new Inverse.GiveGrant(given), List.of()));
    }

    @Test
    void labelsAreTakenBackKeyByKey() {
        List<Object> before = List.of(new ClusterEvent.Registered("eu-1", null, Map.of("env", "test", "tier", "1")));
        ClusterEvent own = labelled(Map.of("env", "live", "zone", "a", "tier", "1"));

        assertThat(decide("cluster.label", before, List.of(own), List.of(labelled(Map.of("env", "live", "zone", "a", "tier", "2")))))
                .isEqualTo(new Possible(new Inverse.LabelCluster("eu-1", Map.of("env", "live", "zone", "a", "tier", "2"),
                        Map.of("env", "test", "tier", "2")), List.of()));
        assertThat(later(decide("cluster.label", before, List.of(own), List.of(labelled(Map.of("env", "live", "tier", "1"))))))
                .containsExactly(21L);
    }

    @Test
    void cordonAndUncordonTakeEachOtherBack() {
        ClusterEvent cordoned = new ClusterEvent.Cordoned("eu-1");
        ClusterEvent uncordoned = new ClusterEvent.Uncordoned("eu-1");

        assertThat(decide("cluster.cordon", List.of(), List.of(cordoned), List.of(labelled(Map.of()))))
                .isEqualTo(new Possible(new Inverse.UncordonCluster("eu-1"), List.of()));
        assertThat(decide("cluster.uncordon", List.of(), List.of(uncordoned), List.of(cordoned)))
                .isEqualTo(new Possible(new Inverse.CordonCluster("eu-1"), List.of(21L)));
        assertThat(later(decide("cluster.cordon", List.of(), List.of(cordoned), List.of(new ClusterEvent.RemovalAsked("eu-1",
                Instant.EPOCH, "release"))))).as("an uncordon would cancel the removal").containsExactly(21L);
        assertThat(code(decide("cluster.uncordon", List.of(), List.of(new ClusterEvent.RemovalTakenBack("eu-1"), uncordoned), List.of())))
                .isEqualTo("RemovalWasCancelled");
    }

    @Test
    void settingsAreTakenBackToThoseBefore() {
        Settings strict = new Settings(DefaultSettings.VALUE.secondPerson(), "PT1H", List.of(), List.of());
        SettingsEvent own = new SettingsEvent.Changed(strict, null);

        assertThat(decide("settings.change", List.of(), List.of(own), List.of()))
                .isEqualTo(new Possible(new Inverse.ChangeSettings(strict, DefaultSettings.VALUE), List.of()));
        assertThat(decide("settings.change", List.of(own),
                List.of(new SettingsEvent.ChangeRequested(DefaultSettings.VALUE, "x", List.of(), Instant.EPOCH)), List.of()))
                .isEqualTo(new Possible(new Inverse.RejectSettings(), List.of()));
    }

    @Test
    void savedStepIsTakenBackToItsFormerDocument() {
        ObjectNode named = JsonNodeFactory.instance.objectNode().put("name", "x");
        DraftEvent own = new DraftEvent.StepSaved(ID, "basics", DOCUMENT);
        DraftEvent former = new DraftEvent.StepSaved(ID, "basics", named);
        DraftEvent other = new DraftEvent.StepSaved(ID, "services", DOCUMENT);

        assertThat(decide("draft.basics.save", List.of(former, other), List.of(own), List.of(other)))
                .isEqualTo(new Possible(new Inverse.SaveStep(ID, Step.BASICS, DOCUMENT, named), List.of()));
        assertThat(later(decide("draft.basics.save", List.of(former), List.of(own), List.of(other, former)))).containsExactly(22L);
        assertThat(code(decide("draft.basics.save", List.of(other), List.of(own), List.of()))).isEqualTo("StepWasUntouched");
    }

    @Test
    void draftIsHandedBack() {
        DraftEvent started = new DraftEvent.Started(ID, "DaemonSet", "sub-a", null, null, null, null, null);

        assertThat(decide("draft.handover", List.of(started), List.of(new DraftEvent.HandedOver(ID, "sub-b")), List.of()))
                .isEqualTo(new Possible(new Inverse.HandOverDraft(ID, "sub-b", "sub-a"), List.of()));
        assertThat(decide("draft.discard", List.of(started), List.of(new DraftEvent.Discarded(ID)), List.of(new DraftEvent.Reopened(ID))))
                .isEqualTo(new Possible(new Inverse.ReopenDraft(ID), List.of(21L)));
    }

    private static Reversal decide(String action, List<?> before, List<?> own, List<?> later) {
        return decide(action, before, own, later, null);
    }

    private static Reversal decide(String action, List<?> before, List<?> own, List<?> later, @Nullable RolloutFacts rollout) {
        List<PastEvent> history = new ArrayList<>();
        add(history, 1, false, before);
        add(history, 10, true, own);
        add(history, 21, false, later);
        return InverseTable.decide(new RecordedCommand(action, 20, history, rollout));
    }

    private static void add(List<PastEvent> history, long position, boolean own, List<?> events) {
        for (Object event : events) {
            history.add(new PastEvent(position + events.indexOf(event), EventNames.of(event.getClass()).name(), own, event));
        }
    }

    private static List<Long> later(Reversal reversal) {
        return ((Possible) reversal).laterChanges();
    }

    private static String code(Reversal reversal) {
        return ((Impossible) reversal).code();
    }

    private static WorkloadEvent created() {
        return new WorkloadEvent.Created(ID, "DaemonSet", "default", "x", null);
    }

    private static WorkloadEvent revised(int revision) {
        return new WorkloadEvent.Revised(ID, revision, DOCUMENT, null, null);
    }

    private static WorkloadEvent placed(int version) {
        return new WorkloadEvent.Placed(ID, version, DOCUMENT, List.of());
    }

    private static WorkloadEvent restarted() {
        return new WorkloadEvent.Restarted(ID, Instant.EPOCH);
    }

    private static GrantEvent.Given given(UUID id, GrantEvent.Scope scope) {
        return new GrantEvent.Given(id, "NSEditor", HOLDER, scope);
    }

    private static ClusterEvent labelled(Map<String, String> labels) {
        return new ClusterEvent.Labelled("eu-1", labels);
    }
}
