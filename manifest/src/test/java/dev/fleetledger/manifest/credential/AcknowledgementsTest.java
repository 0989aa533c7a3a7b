package dev.fleetledger.manifest.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.TestDocuments;

/** An acknowledgement holds while the value is unchanged, also for later documents that don't repeat it. */
class AcknowledgementsTest {
    private static final String ENTRY = "{'name': 'A_TOKEN', 'value': 'public'}";
    private static final String POINTER = "/containers/main/env/A_TOKEN/value";
    private static final JsonNode NOTHING = TestDocuments.json("{}");
    private static final JsonNode STORED = env(ENTRY, "[{'pointer': '/containers/0/env/0/value', 'reason': 'documented'}]");

    @Test
    void keepsUnchangedValueInLaterDocument() {
        assertThat(save(env(ENTRY, "null"))).isEqualTo(STORED);
    }

    @Test
    void followsValueWhoseItemMoved() {
        String moved = "{'name': 'LEVEL', 'value': 'info'}, " + ENTRY;

        assertThat(save(env(moved, "[]")))
            .isEqualTo(env(moved, "[{'pointer': '/containers/0/env/1/value', 'reason': 'documented'}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'name': 'A_TOKEN', 'value': 'opensesame'}", "{'name': 'B_TOKEN', 'value': 'opensesame'}",
        "{'name': 'A_TOKEN', 'value': 'info'}, {'name': 'B_TOKEN', 'value': 'opensesame'}"})
    void endsWithValue(String changed) {
        JsonNode saved = save(env(changed, "null"));

        assertThat(saved.toString()).doesNotContain("opensesame").doesNotContain("documented");
        assertThat(Acknowledgements.read(save(saved, env(ENTRY, "null")))).as("nor does it come back").isEmpty();
    }

    @Test
    void acceptsStatementAboutChangedValue() {
        JsonNode sent = env("{'name': 'A_TOKEN', 'value': 'opensesame'}",
                "[{'pointer': '/containers/0/env/0/value', 'reason': 'documented'}]");

        assertThat(save(sent)).isEqualTo(sent);
        assertThat(Acknowledgements.findNew(STORED, save(sent))).containsExactly(Map.entry(POINTER, "documented"));
    }

    @Test
    void findsNothingNewInRepeatedStatement() {
        assertThat(Acknowledgements.findNew(env(ENTRY, "null"), STORED)).containsExactly(Map.entry(POINTER, "documented"));
        assertThat(Acknowledgements.findNew(STORED, STORED)).isEmpty();
        assertThat(Acknowledgements.findNew(STORED, env(ENTRY, "[{'pointer': '/containers/0/env/0/value', 'reason': 'a name'}]")))
            .containsExactly(Map.entry(POINTER, "a name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{'pointer': '/containers/0/env/0/value'}]", "[{'pointer': '/containers/0/env/0/value', 'reason': ' '}]",
        "[{'pointer': '/containers/0/env/0/value', 'reason': 'as in https://me:hunter22@git.example'}]",
        "[{'pointer': '/containers/0/env', 'reason': 'all'}]", "[{'pointer': 'no pointer', 'reason': 'x'}]"})
    void needsReasonAndTheLiteralsOwnPointer(String acknowledged) {
        JsonNode saved = save(NOTHING, env("{'name': 'A_TOKEN', 'value': 'opensesame'}", acknowledged));

        assertThat(saved.toString()).doesNotContain("opensesame");
        assertThat(Acknowledgements.findNew(NOTHING, saved)).isEmpty();
    }

    @Test
    void withheldValueCannotBeAcknowledged() {
        JsonNode withheld = env("{'name': 'A_TOKEN', 'value': '" + CredentialRedactor.REDACTED + "'}",
                "[{'pointer': '/containers/0/env/0/value', 'reason': 'gone'}]");

        assertThat(CredentialRedactor.findSuspects(Step.CONTAINERS, withheld)).containsExactly("/containers/0/env/0/value");
        assertThat(Acknowledgements.findNew(NOTHING, withheld)).isEmpty();
    }

    /** What is let in is always told: the first statement with a reason counts, whatever else is stated about the literal. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "another"})
    void tellsOfLiteralThatIsStatedTwice(String second) {
        JsonNode saved = save(NOTHING, env("{'name': 'A_TOKEN', 'value': 'opensesame'}", "[{'pointer': '/containers/0/env/0/value',"
            + " 'reason': 'fixture'}, {'pointer': '/containers/0/env/0/value', 'reason': '" + second + "'}]"));

        assertThat(saved.toString()).contains("opensesame");
        assertThat(Acknowledgements.findNew(NOTHING, saved)).containsExactly(Map.entry(POINTER, "fixture"));
    }

    @Test
    void tellsOfLiteralInSecondItemOfSameName() {
        JsonNode saved = save(NOTHING, env("{'name': 'A_TOKEN', 'valueFrom': {'key': 'a'}}, {'name': 'A_TOKEN', 'value': 'opensesame'}",
                "[{'pointer': '/containers/0/env/1/value', 'reason': 'fixture'}]"));

        assertThat(saved.toString()).contains("opensesame");
        assertThat(Acknowledgements.findNew(NOTHING, saved)).containsExactly(Map.entry(POINTER, "fixture"));
    }

    private static JsonNode save(JsonNode sent) {
        return save(STORED, sent);
    }

    private static JsonNode save(JsonNode stored, JsonNode sent) {
        return Json.withoutNulls(
                CredentialRedactor.redact(Step.CONTAINERS, Acknowledgements.carryOver(stored, sent)));
    }

    private static JsonNode env(String entries, String acknowledged) {
        return TestDocuments.json("{'containers': [{'name': 'main', 'env': [" + entries + "]}], 'acknowledged': " + acknowledged + "}");
    }
}
