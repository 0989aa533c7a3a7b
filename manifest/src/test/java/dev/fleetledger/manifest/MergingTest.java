package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only one changed is taken over; what both changed is the draft's, and said. */
class MergingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "basics | {'name': 'a'} | {'name': 'a', 'description': 'x'} | {'name': 'a', 'displayName': 'y'} | {'name': 'a', 'description': 'x', 'displayName': 'y'}",
        "basics | {'description': 'a'} | {} | {'description': 'a', 'displayName': 'y'} | {'displayName': 'y'}",
        "basics | {'description': 'a'} | {'description': 'b'} | {'description': 'b'} | {'description': 'b'}",
        "containers | {'containers': [{'name': 'a', 'image': '1'}, {'name': 'b', 'image': '1'}]} | {'containers': [{'name': 'a', 'image': '2'}, {'name': 'b', 'image': '1'}]} | {'containers': [{'name': 'b', 'image': '2'}, {'name': 'a', 'image': '1'}]} | {'containers': [{'name': 'a', 'image': '2'}, {'name': 'b', 'image': '2'}]}",
        "containers | {'containers': [{'name': 'a'}]} | {'containers': [{'name': 'a'}, {'name': 'b'}]} | {'containers': [{'name': 'a'}, {'name': 'c'}]} | {'containers': [{'name': 'a'}, {'name': 'b'}, {'name': 'c'}]}",
        "containers | {'containers': [{'name': 'a'}, {'name': 'b'}]} | {'containers': [{'name': 'a'}]} | {'containers': [{'name': 'a', 'image': 'x'}, {'name': 'b'}]} | {'containers': [{'name': 'a', 'image': 'x'}]}",
        "advanced | {'labels': {'a': '1'}} | {'labels': {'a': '1', 'b': '2'}} | {'labels': {'a': '1', 'c': '3'}} | {'labels': {'a': '1', 'b': '2', 'c': '3'}}"})
    void takesOverWhatOnlyOneChanged(String step, String base, String current, String draft, String merged) {
        Merged result = Merging.merge(Step.of(step).orElseThrow(), Given.json(base), Given.json(current), Given.json(draft));

        assertThat(result.document()).isEqualTo(Given.json(merged));
        assertThat(result.collisions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "basics | {'description': 'a'} | {'description': 'b'} | {'description': 'c'} | /description",
        "containers | {'containers': [{'name': 'a', 'image': '1'}]} | {'containers': [{'name': 'z'}, {'name': 'a', 'image': '2'}]} | {'containers': [{'name': 'a', 'image': '3'}]} | /containers/1/image",
        "containers | {'containers': [{'name': 'a', 'image': '1'}]} | {'containers': []} | {'containers': [{'name': 'a', 'image': '3'}]} | /containers/0",
        "containers | {'containers': [{'name': 'a', 'lifecycle': {'args': ['1']}}]} | {'containers': [{'name': 'a', 'lifecycle': {'args': ['2']}}]} | {'containers': [{'name': 'a', 'lifecycle': {'args': ['3']}}]} | /containers/0/lifecycle/args",
        "advanced | {'labels': {'a': '1'}} | {'labels': {'a': '2'}} | {'labels': {'a': '3'}} | /labels/a"})
    void saysWhatBothChangedAndKeepsTheDrafts(String step, String base, String current, String draft, String pointer) {
        Merged result = Merging.merge(Step.of(step).orElseThrow(), Given.json(base), Given.json(current), Given.json(draft));

        assertThat(result.collisions()).extracting(Violation::pointer).containsExactly(pointer);
        assertThat(result.document().at(pointer)).isEqualTo(Given.json(draft).at(pointer.replace("/1/", "/0/")));
    }
}
