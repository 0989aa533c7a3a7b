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
import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.contract.draft.DraftEvent.Fetched;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.contract.draft.DraftEvent.Rebased;
import dev.fleetledger.contract.draft.DraftEvent.Running;
import dev.fleetledger.contract.draft.DraftEvent.Started;
import dev.fleetledger.contract.draft.DraftEvent.StepSaved;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.draft.WorkloadVersion;
import dev.fleetledger.problem.StateConflictException;

/** Drafts that wait for a cluster's answer, and edits that are rebased onto a newer revision. */
class DraftFetchAndRebaseTest {

    private static final UUID ID = new UUID(1, 1);
    private static final UUID WORKLOAD = new UUID(2, 2);
    private static final UUID QUESTION = new UUID(9, 9);
    private static final JsonNode BASICS = ContractJson.MAPPER.readTree("{\"name\":\"cni\"}");
    private static final DraftEvent SAVED = new StepSaved(ID, "basics", BASICS);
    private static final DraftEvent IMPORTED = new DraftEvent.Imported(ID, "running", List.of(), List.of("cni"), List.of());
    private static final Running RUNNING = new Running("eu-1", "default", "cni", QUESTION);
    private static final DraftEvent WAITING =
            new Started(ID, "DaemonSet", "alice", null, new Origin(null, null, null, RUNNING), null, null, WORKLOAD);
    private static final DraftEvent EDIT = new Started(ID, "DaemonSet", "alice", null, null, new BasedOn(WORKLOAD, 1, 1), null, WORKLOAD);
    private static final BasedOn NEWER = new BasedOn(WORKLOAD, 2, 1);
    private static final BasedOn OLDER = new BasedOn(WORKLOAD, 1, 1);
    private static final DraftEvent.Collision DESCRIPTION = new DraftEvent.Collision("basics", "/description", OLDER);
    private static final DraftEvent REBASED = new Rebased(ID, NEWER, List.of(DESCRIPTION));
    private static final DraftEvent REBASED_IN_VERSION_1 =
            new Rebased(ID, NEWER, List.of(new DraftEvent.Collision("basics", "/description", null)));
    private static final Collision COLLISION = new Collision(Step.BASICS, "/description", new WorkloadVersion(1, 1));

    @Test
    void answerFillsAndOpensDraft() {
        assertThat(when(found(QUESTION), WAITING)).containsExactly(IMPORTED, SAVED, new Fetched(ID, QUESTION, null, null));
        assertThat(Draft.replay(List.of(WAITING, SAVED))).as("until the fetch is complete").isInstanceOf(Draft.Fetching.class);
        assertThat(Draft.replay(List.of(WAITING, SAVED, new Fetched(ID, QUESTION, null, null)))).isInstanceOf(Draft.Open.class);
    }

    @Test
    void ignoresAnswerThatIsNotAwaited() {
        assertThat(when(found(new UUID(8, 8)), WAITING)).isEmpty();
        assertThat(when(found(QUESTION), WAITING, new DraftEvent.Discarded(ID))).isEmpty();
        assertThat(when(found(QUESTION), WAITING, SAVED, new Fetched(ID, QUESTION, null, null))).isEmpty();
    }

    @Test
    void waitingDraftCanOnlyBeDiscarded() {
        for (DraftCommand command : List.of(new DraftCommand.SaveStep(Step.BASICS, BASICS), new DraftCommand.HandOver("bob"),
                new DraftCommand.Refetch(RUNNING), new DraftCommand.Submit(WORKLOAD, 1, ID))) {
            assertRefused("DraftIsFetching", command, WAITING);
        }
        assertThat(when(new DraftCommand.Discard(), WAITING)).containsExactly(new DraftEvent.Discarded(ID));
    }

    @Test
    void allowsAskingAgainWhileDraftIsEmpty() {
        DraftEvent failed = new Fetched(ID, QUESTION, "NotFound", "it says");

        assertThat(when(new DraftCommand.Refetch(RUNNING), WAITING, failed)).containsExactly(new DraftEvent.FetchAsked(ID, RUNNING));
        assertRefused("DraftHasContent", new DraftCommand.Refetch(RUNNING), WAITING, failed, SAVED);
        assertRefused("DraftHasNoRunningSource", new DraftCommand.Refetch(RUNNING), EDIT);
    }

    @Test
    void savesMergedStepsBeforeRebaseKeepingCollisionsOpen() {
        var rebase = new DraftCommand.Rebase(NEWER, StepDocuments.NONE.with(Step.BASICS, BASICS), DraftImport.EMPTY, List.of(COLLISION));

        assertThat(when(rebase, EDIT)).containsExactly(SAVED, REBASED);
        assertThat(openAfter(EDIT, SAVED, REBASED)).containsExactly(COLLISION);
    }

    @Test
    void savingAnotherFieldLeavesCollisionOpen() {
        DraftEvent other = new StepSaved(ID, "basics", json("{\"name\":\"cni\",\"displayName\":\"CNI\"}"));

        assertThat(when(save("{\"name\":\"cni\",\"displayName\":\"CNI\"}"), EDIT, SAVED, REBASED)).containsExactly(other);
        assertThat(openAfter(EDIT, SAVED, REBASED, other)).containsExactly(COLLISION);
        assertThat(when(save("{\"name\":\"cni\"}"), EDIT, SAVED, REBASED)).as("an unchanged step").isEmpty();
    }

    @Test
    void newValueOfCollidingFieldIsMine() {
        DraftEvent mine = resolved(DraftEvent.CollisionResolved.MINE);

        assertThat(when(save("{\"name\":\"cni\",\"description\":\"x\"}"), EDIT, SAVED, REBASED)).endsWith(mine).hasSize(2);
        assertThat(openAfter(EDIT, SAVED, REBASED, mine)).isEmpty();
    }

    @Test
    void importWithNewValueOfCollidingKeptFieldIsMine() {
        DraftEvent rebased = new Rebased(ID, NEWER, List.of(new DraftEvent.Collision("advanced", "/kept/DaemonSet/spec/x", OLDER)));
        var yaml = new DraftImport("yaml", List.of(new KeptField("DaemonSet", "/spec/x", json("2"))), Set.of(), List.of());

        assertThat(when(new DraftCommand.Import(StepDocuments.NONE, yaml), EDIT, SAVED, rebased)).containsExactly(yaml.toEvent(ID),
                new DraftEvent.CollisionResolved(ID, "advanced", "/kept/DaemonSet/spec/x", DraftEvent.CollisionResolved.MINE));
    }

    @Test
    void decisionForDraftChangesNoStep() {
        assertThat(when(new DraftCommand.Resolve(COLLISION, DraftEvent.CollisionResolved.MINE, StepDocuments.NONE, DraftImport.EMPTY), EDIT,
                SAVED, REBASED)).containsExactly(resolved(DraftEvent.CollisionResolved.MINE));
    }

    @Test
    void decisionForWorkloadSavesItsValueFirst() {
        JsonNode theirs = json("{\"name\":\"cni\",\"description\":\"theirs\"}");

        assertThat(when(new DraftCommand.Resolve(COLLISION, DraftEvent.CollisionResolved.THEIRS, StepDocuments.NONE.with(Step.BASICS,
                theirs), DraftImport.EMPTY), EDIT, SAVED, REBASED)).containsExactly(new StepSaved(ID, "basics", theirs),
                        resolved(DraftEvent.CollisionResolved.THEIRS));
    }

    @Test
    void rejectsDecisionWhereNothingCollides() {
        DraftContent content = Draft.content(Draft.replay(List.of(EDIT, SAVED, REBASED)));

        assertThat(content.requireCollision(Step.BASICS, "/description")).isEqualTo(COLLISION);
        assertThatThrownBy(() -> content.requireCollision(Step.BASICS, "/name"))
                .isInstanceOfSatisfying(StateConflictException.class, it -> {
                    assertThat(it.code()).isEqualTo("FieldHasNoCollision");
                    assertThat(it.extensions().get("collisions")).isEqualTo(List.of(DESCRIPTION));
                });
    }

    @Test
    void savingStepResolvesItsCollisionsOfVersion1() {
        assertThat(when(new DraftCommand.SaveStep(Step.BASICS, BASICS), EDIT, SAVED, REBASED_IN_VERSION_1)).as("even unchanged")
                .containsExactly(SAVED);
        assertThat(openAfter(EDIT, SAVED, REBASED_IN_VERSION_1, SAVED)).isEmpty();
    }

    @Test
    void rejectsRebaseOfDraftThatIsNotAnEdit() {
        assertRefused("DraftIsNotAnEdit", new DraftCommand.Rebase(NEWER, StepDocuments.NONE, DraftImport.EMPTY, List.of()),
                new Started(ID, "DaemonSet", "alice", null, null, null, null, WORKLOAD));
    }

    private static JsonNode json(String text) {
        return ContractJson.MAPPER.readTree(text);
    }

    private static DraftCommand save(String basics) {
        return new DraftCommand.SaveStep(Step.BASICS, json(basics));
    }

    private static DraftEvent resolved(String take) {
        return new DraftEvent.CollisionResolved(ID, "basics", "/description", take);
    }

    private static List<Collision> openAfter(DraftEvent... given) {
        return Draft.content(Draft.replay(List.of(given))).collisions();
    }

    private static DraftCommand found(UUID question) {
        return new DraftCommand.Fetch(question, null, null, StepDocuments.NONE.with(Step.BASICS, BASICS),
                new DraftImport("running", List.of(), Set.of("cni"), List.of()));
    }

    private static List<DraftEvent> when(DraftCommand command, DraftEvent... given) {
        return Draft.decide(Draft.replay(List.of(given)), command);
    }

    private static void assertRefused(String rule, DraftCommand command, DraftEvent... given) {
        assertThatThrownBy(() -> when(command, given))
                .isInstanceOfSatisfying(StateConflictException.class, it -> assertThat(it.code()).isEqualTo(rule));
    }
}
