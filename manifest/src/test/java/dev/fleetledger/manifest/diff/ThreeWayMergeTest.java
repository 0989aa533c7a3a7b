package dev.fleetledger.manifest.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.document.NamedPointer;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.TestDocuments;

/** A change of one side is taken over. If both sides changed a field, the draft's value stays and a collision is reported. */
class ThreeWayMergeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "basics | {'name': 'a'} | {'name': 'a', 'description': 'x'} | {'name': 'a', 'displayName': 'y'} | {'name': 'a', 'description': 'x', 'displayName': 'y'}",
        "basics | {'description': 'a'} | {} | {'description': 'a', 'displayName': 'y'} | {'displayName': 'y'}",
        "basics | {'description': 'a'} | {'description': 'b'} | {'description': 'b'} | {'description': 'b'}",
        "containers | {'containers': [{'name': 'a', 'image': '1'}, {'name': 'b', 'image': '1'}]} | {'containers': [{'name': 'a', 'image': '2'}, {'name': 'b', 'image': '1'}]} | {'containers': [{'name': 'b', 'image': '2'}, {'name': 'a', 'image': '1'}]} | {'containers': [{'name': 'b', 'image': '2'}, {'name': 'a', 'image': '2'}]}",
        "containers | {'containers': [{'name': 'a'}]} | {'containers': [{'name': 'a'}, {'name': 'b'}]} | {'containers': [{'name': 'a'}, {'name': 'c'}]} | {'containers': [{'name': 'a'}, {'name': 'b'}, {'name': 'c'}]}",
        "containers | {'containers': [{'name': 'a'}, {'name': 'b'}]} | {'containers': [{'name': 'a'}]} | {'containers': [{'name': 'a', 'image': 'x'}, {'name': 'b'}]} | {'containers': [{'name': 'a', 'image': 'x'}]}",
        "containers | {'containers': [{'name': 'a'}, {'name': 'b'}]} | {'containers': [{'name': 'a', 'image': 'x'}, {'name': 'b'}]} | {'containers': [{'name': 'b'}, {'name': 'a'}]} | {'containers': [{'name': 'b'}, {'name': 'a', 'image': 'x'}]}",
        "containers | {'containers': [{'name': 'a', 'resources': {'cpu': {'limit': '250m'}}}]} | {'containers': [{'name': 'a', 'resources': {'cpu': {'limit': '1'}}}]} | {'containers': [{'name': 'a', 'resources': {'cpu': {'limit': '0.25'}}}]} | {'containers': [{'name': 'a', 'resources': {'cpu': {'limit': '1'}}}]}",
        "containers | {'containers': [{'name': 'a'}]} | {'containers': [{'name': 'a', 'privileged': true}]} | {'containers': [{'name': 'a', 'privileged': false}]} | {'containers': [{'name': 'a', 'privileged': true}]}",
        "advanced | {'labels': {'a': '1'}} | {'labels': {'a': '1', 'b': '2'}} | {'labels': {'a': '1', 'c': '3'}} | {'labels': {'a': '1', 'b': '2', 'c': '3'}}"})
    void takesOverChangesOfOneSide(String step, String base, String current, String draft, String merged) {
        MergeResult result = ThreeWayMerge.merge(Step.of(step).orElseThrow(), TestDocuments.json(base), TestDocuments.json(current),
                TestDocuments.json(draft));

        assertThat(result.document()).isEqualTo(TestDocuments.json(merged));
        assertThat(result.collisions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "basics | {'description': 'a'} | {'description': 'b'} | {'description': 'c'} | /description",
        "containers | {'containers': [{'name': 'a', 'image': '1'}]} | {'containers': [{'name': 'z'}, {'name': 'a', 'image': '2'}]} | {'containers': [{'name': 'a', 'image': '3'}]} | /containers/a/image",
        "containers | {'containers': [{'name': 'a', 'image': '1'}]} | {'containers': []} | {'containers': [{'name': 'a', 'image': '3'}]} | /containers/a",
        "containers | {'containers': [{'name': 'a', 'lifecycle': {'args': ['1']}}]} | {'containers': [{'name': 'a', 'lifecycle': {'args': ['2']}}]} | {'containers': [{'name': 'a', 'lifecycle': {'args': ['3']}}]} | /containers/a/lifecycle/args",
        "advanced | {'labels': {'a': '1'}} | {'labels': {'a': '2'}} | {'labels': {'a': '3'}} | /labels/a"})
    void reportsCollisionAndKeepsDraftsValue(String step, String base, String current, String draft, String pointer) {
        MergeResult result = ThreeWayMerge.merge(Step.of(step).orElseThrow(), TestDocuments.json(base), TestDocuments.json(current),
                TestDocuments.json(draft));

        assertThat(result.collisions()).containsExactly(pointer);
        assertThat(NamedPointer.at(result.document(), pointer)).isEqualTo(NamedPointer.at(TestDocuments.json(draft), pointer));
    }

    @Test
    void mergesListWithDuplicateNamesAsOneValue() {
        JsonNode twice = TestDocuments.json("{'containers': [{'name': 'a'}, {'name': 'a', 'image': '1'}]}");

        MergeResult result = ThreeWayMerge.merge(Step.CONTAINERS, TestDocuments.json("{'containers': [{'name': 'a'}]}"),
                TestDocuments.json("{'containers': [{'name': 'b'}]}"), twice);

        assertThat(result.document()).isEqualTo(twice);
        assertThat(result.collisions()).containsExactly("/containers");
    }

    @Test
    void keepsAcknowledgementWhenLiteralMoves() {
        JsonNode base = TestDocuments.json("{'containers': [{'name': 'b', 'env': [{'name': 'A_TOKEN', 'value': 'x'}]}],"
            + " 'acknowledged': [{'pointer': '/containers/0/env/0/value', 'reason': 'public'}]}");
        JsonNode current = TestDocuments.json("{'containers': [{'name': 'a'}, {'name': 'b', 'env': [{'name': 'A_TOKEN', 'value': 'x'}]}],"
            + " 'acknowledged': [{'pointer': '/containers/1/env/0/value', 'reason': 'public'}]}");
        JsonNode draft = TestDocuments.json("{'containers': [{'name': 'b', 'env': [{'name': 'A_TOKEN', 'value': 'x'}, {'name': 'B_TOKEN', 'value': 'y'}]}],"
            + " 'acknowledged': [{'pointer': '/containers/0/env/0/value', 'reason': 'public'}, {'pointer': '/containers/0/env/1/value', 'reason': 'so is this'}]}");

        JsonNode merged = ThreeWayMerge.merge(Step.CONTAINERS, base, current, draft).document();

        assertThat(merged.path("acknowledged"))
                .isEqualTo(TestDocuments.json("[{'pointer': '/containers/1/env/0/value', 'reason': 'public'},"
            + " {'pointer': '/containers/1/env/1/value', 'reason': 'so is this'}]"));
        assertThat(CredentialRedactor.redact(Step.CONTAINERS, merged)).isEqualTo(merged);
    }
}
