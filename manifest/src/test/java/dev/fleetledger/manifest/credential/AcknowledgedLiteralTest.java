package dev.fleetledger.manifest.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.draft.AcknowledgedLiteral;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.validation.DraftValidator;

/** An acknowledgement holds while the value is unchanged, also in later documents that don't repeat it. */
class AcknowledgedLiteralTest {
    private static final AcknowledgedLiteral PUBLIC = AcknowledgedLiteral.of("/containers/0/env/0/value", "public");
    private static final String ENTRY = "{'name': 'A_TOKEN', 'value': 'public'}";

    @Test
    void keepsValueInLaterDocument() {
        assertThat(redact(env(ENTRY), PUBLIC)).isEqualTo(env(ENTRY));
        assertThat(DraftValidator.validate(StepDocuments.NONE.with(Step.CONTAINERS, named(ENTRY)), DraftContext.NONE.withAcknowledged(
                Map.of(Step.CONTAINERS, Set.of(PUBLIC)))).violations()).isEmpty();
    }

    @Test
    void keepsValueWhoseItemMoved() {
        JsonNode document = env("{'name': 'LEVEL', 'value': 'info'}, " + ENTRY);

        assertThat(redact(document, PUBLIC)).isEqualTo(document);
    }

    @Test
    void redactsChangedValue() {
        assertThat(redact(env("{'name': 'A_TOKEN', 'value': 'opensesame'}"), PUBLIC).toString()).doesNotContain("opensesame");
    }

    @Test
    void redactsSameValueInAnotherField() {
        JsonNode document = TestDocuments.json("{'annotations': {'a-token': 'public'}}");

        assertThat(CredentialRedactor.redact(Step.ADVANCED, document, StepDocuments.NONE, List.of(), Set.of(PUBLIC)).toString())
            .doesNotContain("public");
    }

    @Test
    void findsWhatDocumentAcknowledges() {
        JsonNode document = TestDocuments.json("{'containers': [{'env': [" + ENTRY + ", {'name': 'B_TOKEN', 'value': '"
            + CredentialRedactor.REDACTED + "'}]}], 'acknowledged': [{'pointer': '/containers/0/env/0/value', 'reason': 'documented'},"
            + " {'pointer': '/containers/0/env/1/value', 'reason': 'gone'}, {'pointer': 'no pointer', 'reason': 'x'}]}");

        assertThat(CredentialRedactor.findAcknowledged(document)).containsExactly(Map.entry(PUBLIC, "documented"));
        assertThat(PUBLIC.sha256()).isEqualTo("efa1f375d76194fa51a3556a97e641e61685f914d446979da50a551a4333ffd7");
    }

    private static JsonNode redact(JsonNode document, AcknowledgedLiteral acknowledged) {
        return CredentialRedactor.redact(Step.CONTAINERS, document, StepDocuments.NONE, List.of(), Set.of(acknowledged));
    }

    private static JsonNode env(String entries) {
        return TestDocuments.json("{'containers': [{'env': [" + entries + "]}]}");
    }

    private static JsonNode named(String entries) {
        return TestDocuments.json("{'containers': [{'name': 'abcd', 'image': 'a:1', 'env': [" + entries + "]}]}");
    }
}
