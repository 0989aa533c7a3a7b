package dev.fleetledger.manifest.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.draft.WorkloadVersion;

/** Taking the workload's value changes the colliding field only. */
class CollisionResolutionTest {
    private static final WorkloadVersion BASE = new WorkloadVersion(1, 1);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "basics | /description | {'name': 'a', 'description': 'mine'} | {'name': 'b', 'description': 'theirs'} | {'name': 'a', 'description': 'theirs'}",
        "basics | /description | {'description': 'mine'} | {} | {}",
        "basics | /description | {} | {'description': 'theirs'} | {'description': 'theirs'}",
        "advanced | /labels/a~1b | {'labels': {'a/b': '1', 'c': '1'}} | {'labels': {'a/b': '2', 'c': '2'}} | {'labels': {'a/b': '2', 'c': '1'}}",
        "containers | /containers/b/image | {'containers': [{'name': 'a', 'image': '1'}, {'name': 'b', 'image': '1'}]} | {'containers': [{'name': 'b', 'image': '2'}]} | {'containers': [{'name': 'a', 'image': '1'}, {'name': 'b', 'image': '2'}]}",
        "containers | /containers/a | {'containers': [{'name': 'a'}, {'name': 'b'}]} | {'containers': []} | {'containers': [{'name': 'b'}]}",
        "containers | /containers/b | {'containers': [{'name': 'z'}, {'name': 'a'}, {'name': 'c'}]} | {'containers': [{'name': 'a'}, {'name': 'b', 'image': '2'}, {'name': 'c'}]} | {'containers': [{'name': 'z'}, {'name': 'a'}, {'name': 'b', 'image': '2'}, {'name': 'c'}]}",
        "containers | /containers/a/env/B/value | {'containers': [{'name': 'a'}]} | {'containers': [{'name': 'a', 'image': '2', 'env': [{'name': 'B', 'value': '2'}]}]} | {'containers': [{'name': 'a', 'env': [{'name': 'B', 'value': '2'}]}]}",
        "containers | /containers/b/env/A_TOKEN/value | {'containers': [{'name': 'z'}, {'name': 'b', 'env': [{'name': 'A_TOKEN', 'value': 'mine'}]}]} | {'containers': [{'name': 'b', 'env': [{'name': 'A_TOKEN', 'value': 'theirs'}]}], 'acknowledged': [{'pointer': '/containers/0/env/0/value', 'reason': 'documented'}]} | {'containers': [{'name': 'z'}, {'name': 'b', 'env': [{'name': 'A_TOKEN', 'value': 'theirs'}]}], 'acknowledged': [{'pointer': '/containers/1/env/0/value', 'reason': 'documented'}]}"})
    void takesValueOfWorkload(String step, String pointer, String draft, String current, String resolved) {
        Step at = Step.of(step).orElseThrow();

        ThreeWayRebase.Version taken = CollisionResolution.takeTheirs(new Collision(at, pointer, BASE), version(at, draft), version(at,
                current));

        assertThat(taken.documents().of(at)).isEqualTo(TestDocuments.json(resolved));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a new value | /containers/a/image | {'containers': [{'name': 'a', 'image': '1'}]} | {'containers': [{'name': 'b'}, {'name': 'a', 'image': '2'}]} | true",
        "cleared | /containers/a/image | {'containers': [{'name': 'a', 'image': '1'}]} | {'containers': [{'name': 'a'}]} | true",
        "given | /containers/a/image | {'containers': [{'name': 'a'}]} | {'containers': [{'name': 'a', 'image': '1'}]} | true",
        "another field | /containers/a/image | {'containers': [{'name': 'a', 'image': '1'}]} | {'containers': [{'name': 'a', 'image': '1', 'workingDir': '/'}]} | false",
        "renamed | /containers/a/image | {'containers': [{'name': 'a', 'image': '1'}]} | {'containers': [{'name': 'b', 'image': '1'}]} | false",
        "renamed back | /containers/a/image | {'containers': [{'name': 'b', 'image': '1'}]} | {'containers': [{'name': 'a', 'image': '1'}]} | false",
        "renamed within | /containers/a/env/X/value | {'containers': [{'name': 'a', 'env': [{'name': 'X', 'value': '1'}]}]} | {'containers': [{'name': 'a', 'env': [{'name': 'Y', 'value': '1'}]}]} | false",
        "a field of a colliding item | /containers/a | {'containers': [{'name': 'a', 'image': '1'}]} | {'containers': [{'name': 'a', 'image': '2'}]} | false",
        "a colliding item removed | /containers/a | {'containers': [{'name': 'a', 'image': '1'}]} | {'containers': []} | false",
        "a colliding list | /containers/a/args | {'containers': [{'name': 'a', 'args': ['1']}]} | {'containers': [{'name': 'a', 'args': ['2']}]} | false"})
    void onlyNewValueInTheVeryFieldDecides(String change, String pointer, String before, String after, boolean decided) {
        assertThat(CollisionResolution.isDecided(new Collision(Step.CONTAINERS, pointer, BASE), version(Step.CONTAINERS, before),
                version(Step.CONTAINERS, after))).as(change).isEqualTo(decided);
    }

    @Test
    void takesKeptFieldOfWorkload() {
        KeptField other = new KeptField("DaemonSet", "/spec/a", Json.text("1"));
        KeptField theirs = new KeptField("DaemonSet", "/spec/b", Json.text("theirs"));
        Collision collision = new Collision(Step.ADVANCED, "/kept/DaemonSet/spec/b", BASE);
        ThreeWayRebase.Version draft = new ThreeWayRebase.Version(StepDocuments.NONE,
                List.of(new KeptField("DaemonSet", "/spec/b", Json.text("mine")), other));

        assertThat(CollisionResolution.takeTheirs(collision, draft, new ThreeWayRebase.Version(StepDocuments.NONE, List.of(theirs))).kept())
            .containsExactly(other, theirs);
        assertThat(CollisionResolution.takeTheirs(collision, draft, new ThreeWayRebase.Version(StepDocuments.NONE, List.of())).kept())
            .containsExactly(other);
    }

    /** Whatever both sides changed: once every collision is decided for the workload, nothing collides, and its values are there. */
    @Test
    void leavesNoCollisionAfterTakingAllOfTheWorkload() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            JsonNode base = randomContainers(random);
            JsonNode current = randomContainers(random);
            MergeResult merged = ThreeWayMerge.merge(Step.CONTAINERS, base, current, randomContainers(random));
            ThreeWayRebase.Version theirs = version(current);
            ThreeWayRebase.Version resolved = version(merged.document());

            for (String pointer : merged.collisions()) {
                resolved = CollisionResolution.takeTheirs(new Collision(Step.CONTAINERS, pointer, BASE), resolved, theirs);
            }

            assertThat(ThreeWayMerge.merge(Step.CONTAINERS, base, current, resolved.documents().of(Step.CONTAINERS)).collisions())
                .as("seed %d", seed).isEmpty();
            for (String pointer : merged.collisions()) {
                Collision collision = new Collision(Step.CONTAINERS, pointer, BASE);
                assertThat(resolved.at(collision)).as("seed %d, %s", seed, pointer).isEqualTo(theirs.at(collision));
            }
        }
    }

    private static JsonNode randomContainers(Random random) {
        var document = Json.object();
        var containers = document.putArray("containers");
        for (String name : List.of("a", "b", "c")) {
            if (random.nextInt(4) > 0) {
                var container = containers.addObject().put("name", name).put("image", "i:" + random.nextInt(3));
                var env = container.putArray("env");
                List.of("X", "Y").stream().filter(variable -> random.nextBoolean())
                    .forEach(variable -> env.addObject().put("name", variable).put("value", "v" + random.nextInt(2)));
            }
        }
        return document;
    }

    private static ThreeWayRebase.Version version(JsonNode containers) {
        return new ThreeWayRebase.Version(StepDocuments.NONE.with(Step.CONTAINERS, containers), List.of());
    }

    private static ThreeWayRebase.Version version(Step step, String document) {
        return new ThreeWayRebase.Version(StepDocuments.NONE.with(step, TestDocuments.json(document)), List.of());
    }
}
