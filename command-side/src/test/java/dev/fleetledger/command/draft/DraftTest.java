package dev.fleetledger.command.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.draft.DraftEvent.Discarded;
import dev.fleetledger.contract.draft.DraftEvent.HandedOver;
import dev.fleetledger.contract.draft.DraftEvent.Reopened;
import dev.fleetledger.contract.draft.DraftEvent.Started;
import dev.fleetledger.contract.draft.DraftEvent.StepSaved;
import dev.fleetledger.contract.draft.DraftEvent.Submitted;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.draft.OmittedObject;
import dev.fleetledger.problem.StateConflictException;

class DraftTest {

    private static final UUID ID = new UUID(1, 1);
    private static final UUID WORKLOAD = new UUID(2, 2);
    private static final UUID ROLLOUT = new UUID(3, 3);
    private static final DraftEvent STARTED = new Started(ID, "DaemonSet", "alice", null, null, null, null, WORKLOAD);
    private static final JsonNode BASICS = json("{\"name\":\"node-exporter\"}");
    private static final DraftEvent SAVED = new StepSaved(ID, "basics", BASICS);
    private static final DraftImport YAML =
            new DraftImport("yaml", List.of(new KeptField("DaemonSet", "/spec/x", json("1"))), Set.of("cni"), List.of());
    private static final DraftEvent IMPORTED =
            new DraftEvent.Imported(ID, "yaml", List.of(new DraftEvent.Kept("DaemonSet", "/spec/x", json("1"))),
                    List.of("cni"), List.of());
    private static final DraftEvent SUBMITTED = new Submitted(ID, WORKLOAD, 1, ROLLOUT);

    @Test
    void startingFromSourceSavesItsSteps() {
        var start = new DraftCommand.Start(ID, WORKLOAD, "DaemonSet", "alice", null, null, null, null,
                StepDocuments.NONE.with(Step.BASICS, BASICS), DraftImport.EMPTY);

        assertThat(Draft.decide(Draft.NONE, start)).containsExactly(STARTED, SAVED);
    }

    @Test
    void draftOfVersion01IntendsWorkloadThatItsManifestsHaveShown() {
        Started added = new Started(ID, "DaemonSet", "alice", null, null, null, null, null);
        Started edit = new Started(ID, "DaemonSet", "alice", null, null, new DraftEvent.BasedOn(WORKLOAD, 1, 1), null, null);

        assertThat(Draft.content(Draft.replay(List.of(added))).workload()).isEqualTo(ID);
        assertThat(Draft.content(Draft.replay(List.of(edit))).workload()).isEqualTo(WORKLOAD);
    }

    @Test
    void storesStepAsSent() {
        assertThat(when(new DraftCommand.SaveStep(Step.BASICS, BASICS), STARTED)).containsExactly(SAVED);
    }

    @Test
    void savingEqualDocumentAppendsNoEvent() {
        assertThat(when(new DraftCommand.SaveStep(Step.BASICS, json("{ \"name\": \"node-exporter\" }")), STARTED, SAVED)).isEmpty();
    }

    @Test
    void emptyDocumentDiffersFromUntouchedStep() {
        assertThat(when(new DraftCommand.SaveStep(Step.ADVANCED, json("{}")), STARTED)).hasSize(1);
    }

    @Test
    void appendsImportBeforeChangedSteps() {
        assertThat(when(new DraftCommand.Import(StepDocuments.NONE.with(Step.BASICS, BASICS), YAML), STARTED))
                .containsExactly(IMPORTED, SAVED);
        assertThat(when(new DraftCommand.Import(StepDocuments.NONE.with(Step.BASICS, BASICS), YAML), STARTED, SAVED))
                .containsExactly(IMPORTED);
    }

    @Test
    void importingSameYamlAppendsNoEvent() {
        assertThat(when(new DraftCommand.Import(StepDocuments.NONE.with(Step.BASICS, BASICS), YAML), STARTED, IMPORTED, SAVED)).isEmpty();
    }

    @Test
    void importLeavingOutSomethingElseIsRecorded() {
        var notCarried = new OmittedObject("ConfigMap settings", "It is another kind.");
        var yaml = new DraftImport("yaml", YAML.kept(), YAML.tolerated(), List.of(notCarried));

        assertThat(when(new DraftCommand.Import(StepDocuments.NONE.with(Step.BASICS, BASICS), yaml), STARTED, IMPORTED, SAVED))
                .containsExactly(yaml.toEvent(ID));
    }

    @Test
    void savingStepRetainsKeptFields() {
        assertThat(Draft.content(Draft.replay(List.of(STARTED, IMPORTED, SAVED))).imported().kept()).isEqualTo(YAML.kept());
    }

    @Test
    void rejectsEveryCommandAfterSubmit() {
        assertThat(when(new DraftCommand.Submit(WORKLOAD, 1, ROLLOUT), STARTED, SAVED)).containsExactly(SUBMITTED);
        for (DraftCommand command : List.of(new DraftCommand.SaveStep(Step.BASICS, BASICS), new DraftCommand.Submit(WORKLOAD, 2, ROLLOUT),
                new DraftCommand.Discard(), new DraftCommand.Reopen(), new DraftCommand.HandOver("bob"))) {
            assertRefused("AlreadySubmitted", command, STARTED, SAVED, SUBMITTED);
        }
    }

    @Test
    void secondSubmitReturnsResultOfFirst() {
        assertThatThrownBy(() -> when(new DraftCommand.Submit(WORKLOAD, 2, ROLLOUT), STARTED, SUBMITTED))
                .isInstanceOfSatisfying(StateConflictException.class, it -> assertThat(it.extensions())
                        .containsEntry("workloadId", WORKLOAD).containsEntry("revision", 1));
    }

    @Test
    void requiresReopenBeforeOtherCommandsOnDiscardedDraft() {
        assertThat(when(new DraftCommand.Discard(), STARTED)).containsExactly(new Discarded(ID));
        assertRefused("DraftIsDiscarded", new DraftCommand.SaveStep(Step.BASICS, BASICS), STARTED, new Discarded(ID));
        assertThat(when(new DraftCommand.Reopen(), STARTED, new Discarded(ID))).containsExactly(new Reopened(ID));
        assertRefused("DraftIsOpen", new DraftCommand.Reopen(), STARTED, new Discarded(ID), new Reopened(ID));
    }

    @Test
    void handoverChangesOwnerOnce() {
        assertThat(when(new DraftCommand.HandOver("bob"), STARTED)).containsExactly(new HandedOver(ID, "bob"));
        assertThat(when(new DraftCommand.HandOver("bob"), STARTED, new HandedOver(ID, "bob"))).isEmpty();
    }

    @Test
    void hasNoNamespaceUntilBasicsAreSaved() {
        assertThat(Draft.content(Draft.replay(List.of(STARTED))).namespace()).isNull();
        assertThat(Draft.content(Draft.replay(List.of(STARTED, SAVED))).namespace()).isEqualTo("default");
        assertThat(Draft.content(Draft.replay(List.of(STARTED, new StepSaved(ID, "basics", json("{\"namespace\":\"monitoring\"}")))))
                .namespace())
                .isEqualTo("monitoring");
    }

    private static List<DraftEvent> when(DraftCommand command, DraftEvent... given) {
        return Draft.decide(Draft.replay(List.of(given)), command);
    }

    private static void assertRefused(String rule, DraftCommand command, DraftEvent... given) {
        assertThatThrownBy(() -> when(command, given))
                .isInstanceOfSatisfying(StateConflictException.class, it -> assertThat(it.code()).isEqualTo(rule));
    }

    private static JsonNode json(String text) {
        return ContractJson.MAPPER.readTree(text);
    }
}
