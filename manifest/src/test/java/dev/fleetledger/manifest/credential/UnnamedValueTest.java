package dev.fleetledger.manifest.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.manifest.validation.DraftValidator;

/** Autosave sends a value before its name is typed. What is beside a value decides, so it isn't stored until something is. */
class UnnamedValueTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CONTAINERS | {'containers': [{'env': [{'value': 'opensesame'}]}]}",
        "CONTAINERS | {'containers': [{'env': [{'name': '', 'value': 'opensesame'}]}]}",
        "CONTAINERS | {'containers': [{'probes': {'liveness': {'httpGet': {'httpHeaders': [{'value': 'opensesame'}]}}}}]}",
        "ADVANCED   | {'annotations': {'': 'opensesame'}}",
        "ADVANCED   | {'podLabels': {'': 'opensesame'}}",
        "PLACEMENT  | {'overrides': [{'env': {'a': {'': 'opensesame'}}}]}",
        "PLACEMENT  | {'overrides': [{'patch': [{'op': 'add', 'value': 'opensesame'}]}]}"})
    void isNotStored(Step step, String document) {
        JsonNode stored = CredentialRedactor.redact(step, TestDocuments.json(document));

        assertThat(stored.toString()).doesNotContain("opensesame").contains(CredentialRedactor.UNNAMED);
        assertThat(DraftValidator.validate(StepDocuments.NONE.with(step, stored)).violations()).extracting(Violation::rule)
            .contains("ValueWasNotStored");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'containers': [{'env': [{'name': 'LEVEL', 'value': 'info'}]}]}",
        "{'containers': [{'env': [{'value': '$(OTHER)'}]}]}",
        "{'containers': [{'env': [{'value': ''}]}]}"})
    void isStoredOnceItsNameIsKnownOrItIsNoLiteral(String document) {
        assertThat(CredentialRedactor.redact(Step.CONTAINERS, TestDocuments.json(document))).isEqualTo(TestDocuments.json(document));
    }

    @ParameterizedTest
    @CsvSource({"DB_PASSW", "DB_PASS", "API_TOKE", "MY_SECR", "cred"})
    void isRedactedBesideUnfinishedTellingName(String name) {
        JsonNode document = TestDocuments.json("{'containers': [{'env': [{'name': '%s', 'value': 'opensesame'}]}]}".formatted(name));

        assertThat(CredentialRedactor.redact(Step.CONTAINERS, document).at("/containers/0/env/0/value").stringValue())
            .isEqualTo(CredentialRedactor.REDACTED);
    }

    @Test
    void leavesOtherStepsAlone() {
        JsonNode document = TestDocuments.json("{'name': 'agent', 'description': 'Collects logs.'}");

        assertThat(CredentialRedactor.redact(Step.BASICS, document)).isEqualTo(document);
    }
}
