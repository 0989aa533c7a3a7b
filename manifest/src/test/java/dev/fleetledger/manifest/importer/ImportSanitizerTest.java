package dev.fleetledger.manifest.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.draft.OmittedObject;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.manifest.validation.DraftValidator;

/** An import can be stored permanently: it has no credentials and no texts that can't be stored. */
class ImportSanitizerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "/spec/template/spec/x                       | 'AKIAIOSFODNN7EXAMPL1'      | '(withheld: this looked like a credential)'",
        "/spec/template/spec/x                       | {'password': 'p', 'n': 1}   | {'password': '(withheld: this looked like a credential)', 'n': 1}",
        "/spec/template/spec/x/env/DB_PASSWORD/value | 'p'                         | '(withheld: this looked like a credential)'",
        "/spec/template/spec/x/token                 | 'p'                         | '(withheld: this looked like a credential)'",
        "/spec/template/spec/schedulerName           | 'picky'                     | 'picky'",
        "/spec/template/spec/x                       | [1, {'y': true}]            | [1, {'y': true}]"})
    void redactsCredentialsInKeptFields(String path, String value, String stored) {
        assertThat(sanitize(path, TestDocuments.json(value)).kept()).extracting(KeptField::value)
                .containsExactly(TestDocuments.json(stored));
    }

    @Test
    void reportsRedactedKeptFieldAsViolation() {
        ImportResult sanitized = sanitize("/spec/template/spec/schedulerName", Json.text("AKIAIOSFODNN7EXAMPL1"));

        ValidationResult validationResult = DraftValidator.validate(TestDocuments.smallest().with(Step.ADVANCED, Json.object()),
                sanitized.context());

        assertThat(validationResult.violations()).extracting(one -> one.step() + " " + one.pointer() + " " + one.rule())
            .containsExactly("ADVANCED /kept/DaemonSet/spec/template/spec/schedulerName LiteralLooksLikeCredential");
    }

    @Test
    void rejectsKeptFieldThatCannotBeStored() {
        assertThat(sanitize("/spec/x", Json.text("a\0b")).problems()).extracting(ShapeError::pointer)
                .containsExactly("/kept/DaemonSet/spec/x");
        assertThat(sanitize("/spec/a\0b", Json.text("x")).problems()).isNotEmpty();
    }

    @Test
    void namesObjectNotCarriedWithoutCredential() {
        ImportResult sanitized = ImportSanitizer.sanitize(new ImportResult(StepDocuments.NONE, List.of(),
                List.of(new OmittedObject("Secret AKIAIOSFODNN7EXAMPL1", "It is another kind.")), List.of(), Set.of(), List.of()));

        assertThat(sanitized.notCarried()).containsExactly(new OmittedObject(CredentialRedactor.REDACTED, "It is another kind."));
    }

    private static ImportResult sanitize(String path, JsonNode value) {
        return ImportSanitizer.sanitize(new ImportResult(StepDocuments.NONE, List.of(new KeptField("DaemonSet", path, value)), List.of(),
                List.of(), Set.of(), List.of()));
    }
}
