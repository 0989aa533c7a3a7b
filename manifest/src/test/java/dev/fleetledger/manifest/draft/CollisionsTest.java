package dev.fleetledger.manifest.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.diff.ThreeWayRebase;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.rule.CollisionRules;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.manifest.validation.DraftValidator;

/** A collision is a violation until a person resolves it. */
class CollisionsTest {
    private static final WorkloadVersion BEFORE = new WorkloadVersion(1, 1);
    private static final JsonNode DRAFT = TestDocuments.json("""
        {'containers': {'containers': [{'name': 'side', 'image': 's:1'},
            {'name': 'main', 'image': 'i:2', 'env': [{'name': 'LEVEL', 'value': 'debug'}], 'lifecycle': {'args': ['1']}}]},
         'advanced': {'podLabels': {'a': '2'}, 'upgrade': {'revisionHistoryLimit': 3}}}""");
    private static final JsonNode CURRENT = TestDocuments.json("""
        {'containers': {'containers': [
            {'name': 'main', 'image': 'i:3-%s', 'env': [{'name': 'LEVEL', 'value': 'trace'}], 'lifecycle': {'args': ['2']}}]},
         'advanced': {'podLabels': {'a': '3'}, 'upgrade': {'revisionHistoryLimit': 5}}}""".formatted("x".repeat(60)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "containers | /containers/main/image | /containers/1/image | Image (main) is \"i:2\" here, and became \"i:3-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\" in the workload meanwhile.",
        "containers | /containers/side | /containers/0 | Containers (side) was changed here, and to something else in the workload meanwhile.",
        "containers | /containers/gone/image | /containers | Image (gone) is left out here, and became left out in the workload meanwhile.",
        "containers | /containers/main/env/LEVEL/value | /containers/1/env/0/value | Variable value (main, LEVEL) was changed here, and to something else in the workload meanwhile.",
        "containers | /containers/main/lifecycle/args | /containers/1/lifecycle/args | Arguments (main) was changed here, and to something else in the workload meanwhile.",
        "advanced | /podLabels/a | /podLabels/a | Pod labels (a) is \"2\" here, and became \"3\" in the workload meanwhile.",
        "advanced | /upgrade/revisionHistoryLimit | /upgrade/revisionHistoryLimit | Retained versions is \"3\" here, and became \"5\" in the workload meanwhile.",
        "advanced | /kept/DaemonSet/spec/x | /kept/DaemonSet/spec/x | /kept/DaemonSet/spec/x was changed here, and to something else in the workload meanwhile."})
    void reportsCollisionAtFieldWithoutShowingLiterals(String step, String named, String pointer, String message) {
        Step at = Step.of(step).orElseThrow();
        Collisions collisions = new Collisions(List.of(new Collision(at, named, BEFORE)), TestDocuments.documents(CURRENT));

        ValidationResult validationResult = DraftValidator.validate(TestDocuments.documents(DRAFT),
                DraftContext.NONE.withCollisions(collisions));

        assertThat(validationResult.violations()).filteredOn(one -> one.rule().equals("FieldWasChangedByBoth"))
            .extracting(Violation::step, Violation::pointer, Violation::message)
            .containsExactly(org.assertj.core.groups.Tuple.tuple(at, pointer, message));
    }

    @Test
    void remedyNamesFieldAsResolveExpectsIt() {
        Collisions collisions = new Collisions(List.of(new Collision(Step.CONTAINERS, "/containers/main/image", BEFORE)),
                TestDocuments.documents(CURRENT));

        assertThat(DraftValidator.validate(TestDocuments.documents(DRAFT), DraftContext.NONE.withCollisions(collisions)).violations())
            .filteredOn(one -> one.rule().equals("FieldWasChangedByBoth")).extracting(Violation::remedy)
            .containsExactly("Decide: POST /api/v1/drafts/{id}:resolve with {\"step\": \"containers\", \"pointer\":"
                + " \"/containers/main/image\", \"take\": \"mine\"}, or \"theirs\". Or give the field another value.");
    }

    @ParameterizedTest
    @CsvSource({"/containers/side", "/containers/main/lifecycle/args", "/containers/gone/image"})
    void remedyOffersNoSaveThatDecidesNothing(String pointer) {
        Collisions collisions = new Collisions(List.of(new Collision(Step.CONTAINERS, pointer, BEFORE)), TestDocuments.documents(CURRENT));

        assertThat(CollisionRules.violations(collisions, TestDocuments.documents(DRAFT))).extracting(Violation::remedy)
            .containsExactly("Decide: POST /api/v1/drafts/{id}:resolve with {\"step\": \"containers\", \"pointer\": \"" + pointer
                + "\", \"take\": \"mine\"}, or \"theirs\".");
    }

    /** Read models don't know the placements from before an upgrade. */
    @Test
    void unknownValueIsNotReportedAsLeftOut() {
        Collisions collisions = new Collisions(List.of(new Collision(Step.PLACEMENT, "/conflict", BEFORE)),
                TestDocuments.documents(CURRENT));
        StepDocuments draft = TestDocuments.documents(DRAFT).with(Step.PLACEMENT, TestDocuments.json("{'conflict': 'adopt'}"));

        assertThat(CollisionRules.violations(collisions, draft)).singleElement()
            .satisfies(one -> assertThat(one.message()).endsWith(" was changed here, and to something else in the workload meanwhile."));
    }

    @Test
    void savingStepResolvesItsCollisionsOfVersion1Only() {
        Collision former = new Collision(Step.CONTAINERS, "/containers/main/image", null);
        Collision image = new Collision(Step.CONTAINERS, "/containers/main/image", BEFORE);
        Collision name = new Collision(Step.BASICS, "/displayName", null);

        assertThat(Collisions.afterSaving(List.of(former, image, name), Step.CONTAINERS)).containsExactly(image, name);
    }

    @Test
    void decisionResolvesOneCollision() {
        Collision image = new Collision(Step.CONTAINERS, "/containers/main/image", BEFORE);
        Collision command = new Collision(Step.CONTAINERS, "/containers/main/workingDir", BEFORE);

        assertThat(Collisions.afterResolving(List.of(image, command), Step.CONTAINERS, "/containers/main/image")).containsExactly(command);
    }

    @Test
    void mergesKeptFields() {
        StepDocuments none = StepDocuments.NONE;
        ThreeWayRebase.Version base = new ThreeWayRebase.Version(none, List.of(kept("/spec/a", "1"), kept("/spec/b", "1"), kept("/spec/c",
                "1")));
        ThreeWayRebase.Version current = new ThreeWayRebase.Version(none, List.of(kept("/spec/a", "2"), kept("/spec/b", "2"),
                kept("/spec/c", "1"), kept("/spec/d", "1")));
        ThreeWayRebase.Version draft = new ThreeWayRebase.Version(none, List.of(kept("/spec/a", "1"), kept("/spec/b", "3")));

        ThreeWayRebase.RebaseResult rebaseResult = ThreeWayRebase.rebase(BEFORE, base, current, draft);

        assertThat(rebaseResult.kept()).containsExactly(kept("/spec/a", "2"), kept("/spec/b", "3"), kept("/spec/d", "1"));
        assertThat(rebaseResult.collisions()).containsExactly(new Collision(Step.ADVANCED, "/kept/DaemonSet/spec/b", BEFORE));
    }

    @ParameterizedTest
    @CsvSource({"refuse, node-exporter, true", "adopt, node-exporter, false", "refuse, another-name, false"})
    void warnsAboutRunningDaemonSetUnlessAdopted(String conflict, String name, boolean warned) {
        StepDocuments stepDocuments = TestDocuments.smallest()
                .with(Step.PLACEMENT, TestDocuments.json("{'clusters': ['eu-1'], 'conflict': '" + conflict + "'}"))
            .with(Step.BASICS, TestDocuments.json("{'name': '" + name + "'}"));
        DraftContext context = new DraftContext(null, null, List.of(), Set.of())
            .withRunning(new DraftContext.Running("eu-1", "default", "node-exporter"));

        assertThat(DraftValidator.validate(stepDocuments, context).warnings().stream()
                .anyMatch(one -> one.rule().equals("RunningOneIsNotAdopted"))).isEqualTo(warned);
    }

    private static KeptField kept(String path, String value) {
        return new KeptField("DaemonSet", path, Json.text(value));
    }
}
