package dev.fleetledger.manifest.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.importer.ManifestImporter;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.manifest.validation.DraftValidator;

/** A literal that looks like a credential violates a rule and is redacted unless a person acknowledges it. */
class CredentialRedactorTest {
    private static final String DIGEST = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "DB_PASSWORD       | hunter2             | true",
        "dbPassword        | hunter2             | true",
        "API_TOKEN         | x                   | true",
        "client_secret     | x                   | true",
        "API_TOKEN         | $(OTHER)            | false",
        "API_TOKEN         | ''                  | false",
        "PASSWORD_FILE     | /run/secrets/pw     | false",
        "TOKENS            | 5                   | false",
        "KEY               | -----BEGIN RSA PRIVATE KEY----- | true",
        "KEY               | -----BEGIN PRIVATE KEY-----     | true",
        "KEY               | -----BEGIN CERTIFICATE-----     | false",
        "KEY               | AKIAIOSFODNN7EXAMPL1            | true",
        "JWT               | eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln | true",
        "DB                | postgres://user:hunter2@db:5432/a     | true",
        "DB                | jdbc:x://:hunter2@db/a                | true",
        "DB                | postgres://user:$(DB_PW)@db:5432/a    | false",
        "URL               | https://host:8080/a?mail=me@b.example | false",
        "URL               | https://me@b.example/a                | false",
        "URLS              | '{\"u\":\"http://a:80\",\"m\":\"me@b\"}'  | false",
        "KEY               | ghp_abcdefghijklmnopqrstuvwxyz0123456789 | true",
        "KEY               | ghx_abcdefghijklmnopqrstuvwxyz0123456789 | false",
        "KEY               | github_pat_abcdefghijklmnopqrstuv_12  | true",
        "KEY               | xoxb-1234567890-abcdef                | true",
        "API_SECRET_ACCESS_KEY | wJalrXUtnFEMI   | true",
        "DB_PASSWORD       | 'true'              | false",
        "TOKEN             | '${TOKEN:-}'        | false",
        "TOKEN             | '{{ .Token }}'      | false",
        "TOKEN             | '%%env_TOKEN%%'     | false",
        "checksum/secret   | 0a1b2c3d4e5f        | false",
        "RUN               | SERVICE_TOKEN=$(cat /var/run/token) ./run | false",
        "RUN               | SERVICE_TOKEN=abc ./run | true",
        "CONFIG            | '{\"password\": \"hunter2\"}' | true",
        "CONFIG            | '{\"password\": \"%%env_PW%%\"}' | false",
        "CONFIG            | '{\"password\": null}' | false",
        "URL               | https://a.example/h?access_token=abc | true",
        "Authorization     | Bearer abcdef0123456789 | true",
        "Authorization     | Bearer $(TOKEN)     | false",
        "Authorization     | Basic dXNlcjpodW50ZXIy | true",
        "NOTE              | basic authentication is off | false",
        "NOTE              | reads the token from a Secret | false",
        "KEY               | glpat-abcdefghij0123456789 | true",
        "KEY               | https://hooks.slack.com/services/T012/B012/abc | true",
        "LEVEL             | info                | false"})
    void recognizesCredentialByNameOrFormat(String name, String value, boolean suspect) {
        assertThat(CredentialPatterns.isCredential(name, value)).isEqualTo(suspect);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/containers/0/env/0/value                                   | {'env': [{'name': 'A_TOKEN', 'value': 'x'}]}",
        "/containers/0/workingDir                                    | {'workingDir': '/AKIAIOSFODNN7EXAMPL1'}",
        "/containers/0/probes/liveness/httpGet/path                  | {'probes': {'liveness': {'httpGet': {'port': 1, 'path': '/?token=abc'}}}}",
        "/containers/0/lifecycle/args/0                              | {'lifecycle': {'args': ['--password=x']}}",
        "/containers/0/lifecycle/args/1                              | {'lifecycle': {'args': ['--db.password', 'x']}}",
        "/containers/0/lifecycle/command/2                           | {'lifecycle': {'command': ['sh', '-c', 'TOKEN=x run']}}",
        "/containers/0/lifecycle/preStop/exec/command/0              | {'lifecycle': {'preStop': {'exec': {'command': ['--token=x']}}}}",
        "/containers/0/probes/liveness/httpGet/httpHeaders/0/value   | {'probes': {'liveness': {'httpGet': {'port': 1, 'httpHeaders': [{'name': 'X-Token', 'value': 'x'}]}}}}"})
    void findsCredentialInAnyLiteralField(String pointer, String container) {
        JsonNode document = TestDocuments.json("{'containers': [" + container + "]}");

        assertThat(CredentialRedactor.findSuspects(Step.CONTAINERS, document)).containsExactly(pointer);
    }

    @Test
    void redactsCredentialThatStillViolatesRule() {
        JsonNode document = TestDocuments.json("{'containers': [{'name': 'abcd', 'image': 'a:1', 'env': [{'name': 'A_TOKEN', 'value': 'hunter2'}],"
            + " 'lifecycle': {'args': ['--token=hunter2', '-v']}}]}");

        JsonNode stored = CredentialRedactor.redact(Step.CONTAINERS, document);

        assertThat(stored.toString()).doesNotContain("hunter2").contains("-v");
        assertThat(DraftValidator.validate(StepDocuments.NONE.with(Step.CONTAINERS, stored)).violations()).extracting(Violation::rule)
            .containsExactly("LiteralLooksLikeCredential", "LiteralLooksLikeCredential");
        assertThat(document.toString()).contains("hunter2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "user:hunter2@registry.example/a:1                 | true",
        "user:hunt/er2@localhost:5000/a:1                  | true",
        "user:hunter2@registry.example/a:1@sha256:" + DIGEST + " | true",
        "ghtoken@ghcr.io/a:1                               | true",
        "user:hunter2@registry.example                     | true",
        "registry.example:5000/a:1@sha256:" + DIGEST + "   | false",
        "a@sha256:" + DIGEST + "                           | false",
        "a:1@sha256:tooshort                               | false",
        "registry.example:5000/a/b:1                       | false"})
    void redactsImageWithCredential(String image, boolean suspect) {
        JsonNode document = TestDocuments.json("{'containers': [{'name': 'a-token', 'image': '" + image + "'}],"
            + " 'initContainers': [{'name': 'my-secret', 'image': '" + image + "'}],"
            + " 'acknowledged': [{'pointer': '/containers/0/image', 'reason': 'it is short'}]}");

        JsonNode stored = CredentialRedactor.redact(Step.CONTAINERS, document);

        assertThat(stored.toString().contains(image)).isNotEqualTo(suspect);
        assertThat(CredentialRedactor.findSuspects(Step.CONTAINERS, stored)).hasSize(suspect ? 2 : 0);
    }

    @Test
    void redactsOverrides() {
        JsonNode document = TestDocuments.json("{'overrides': [{'imageRegistry': 'user:hunter2@registry.example', 'env': {'a': {'A_TOKEN': 'hunter2'}},"
            + " 'patch': [{'op': 'add', 'path': '/x', 'value': {'name': 'A_SECRET', 'value': 'hunter2'}}]}]}");

        assertThat(CredentialRedactor.redact(Step.PLACEMENT, document).toString()).doesNotContain("hunter2");
    }

    @Test
    void recognizesCredentialInFreeText() {
        assertThat(CredentialRedactor.containsCredential("the new password=hunter2 works")).isTrue();
        assertThat(CredentialRedactor.containsCredential("Rotates the token; see PASSWORD_FILE and https://wiki.example/a?b=c")).isFalse();
    }

    /** These DaemonSets mount, name and reference credentials, and contain none. */
    @ParameterizedTest
    @MethodSource("wild")
    void findsNoCredentialInRealDaemonSets(Path file) throws IOException {
        ImportResult importResult = ManifestImporter.fromYaml(Files.readString(file));

        assertThat(importResult.problems()).isEmpty();
        assertThat(DraftValidator.validate(importResult.documents(), importResult.context()).violations())
            .extracting(one -> one.step() + one.pointer() + " " + one.rule()).noneMatch(one -> one.endsWith("LiteralLooksLikeCredential"));
    }

    static List<Path> wild() throws IOException {
        return TestDocuments.realDaemonSets();
    }

    @Test
    void keepsAcknowledgedLiteral() {
        JsonNode document = TestDocuments.json("{'containers': [{'name': 'abcd', 'image': 'a:1', 'env': [{'name': 'A_TOKEN', 'value': 'public'}]}],"
            + " 'acknowledged': [{'pointer': '/containers/0/env/0/value', 'reason': 'a public token'}]}");

        assertThat(CredentialRedactor.redact(Step.CONTAINERS, document)).isEqualTo(document);
        assertThat(DraftValidator.validate(StepDocuments.NONE.with(Step.CONTAINERS, document)).violations()).isEmpty();
    }

    @Test
    void rejectsAcknowledgementOfRedactedValue() {
        JsonNode document = TestDocuments.json("{'annotations': {'a/token': '" + CredentialRedactor.REDACTED + "'},"
            + " 'acknowledged': [{'pointer': '/annotations/a~1token', 'reason': 'a public token'}]}");

        assertThat(DraftValidator.validate(StepDocuments.NONE.with(Step.ADVANCED, document)).violations()).extracting(Violation::rule)
            .containsExactly("LiteralLooksLikeCredential");
    }

    @Test
    void neverRepeatsCredentialInViolations() {
        JsonNode document = TestDocuments.json("{'annotations': {'a/token': 'hunter2'}}");

        assertThat(DraftValidator.validate(StepDocuments.NONE.with(Step.ADVANCED, document)).toString()).doesNotContain("hunter2");
    }

    /** The name that a patch value is assigned to is only in the DaemonSet. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "replace | /spec/template/spec/containers/0/env/1/value | hunter2 | true",
        "add     | /spec/template/spec/containers/0/env/1/value | $(OTHER) | false",
        "replace | /spec/template/spec/containers/0/env/0/value | hunter2 | false",
        "add     | /spec/template/spec/containers/0/args/-      | hunter2 | true",
        "replace | /spec/template/spec/containers/0/args/0      | hunter2 | false",
        "add     | /metadata/annotations/db-password             | hunter2 | true",
        "add     | /spec/template/spec/containers/9/env/1/value | hunter2 | false"})
    void redactsPatchValueAssignedToTellingName(String op, String path, String value, boolean redacted) {
        StepDocuments otherSteps = TestDocuments.smallest().with(Step.CONTAINERS, TestDocuments.json("""
            {'containers': [{'name': 'main', 'image': 'a:1', 'env': [{'name': 'LEVEL', 'value': 'info'}, {'name': 'DB_PASSWORD', 'value': '$(PW)'}],
              'lifecycle': {'args': ['-v', '--password']}}]}"""));
        JsonNode placement = TestDocuments.json("""
            {'overrides': [{'clusters': {'names': ['eu-1']}, 'patch': [{'op': '%s', 'path': '%s', 'value': '%s'}]}]}""".formatted(op, path, value));

        JsonNode redactedPlacement = CredentialRedactor.redact(Step.PLACEMENT, placement, otherSteps, List.of());

        assertThat(redactedPlacement.at("/overrides/0/patch/0/value").stringValue())
                .isEqualTo(redacted ? CredentialRedactor.REDACTED : value);
    }

    @Test
    void storesAcknowledgedPatchValue() {
        StepDocuments otherSteps = TestDocuments.smallest()
                .with(Step.CONTAINERS,
                        TestDocuments.json("{'containers': [{'name': 'main', 'image': 'a:1', 'env': [{'name': 'API_TOKEN', 'value': ''}]}]}"));
        JsonNode placement = TestDocuments.json("""
            {'overrides': [{'clusters': {'names': ['eu-1']}, 'patch': [{'op': 'replace', 'path': '/spec/template/spec/containers/0/env/0/value', 'value': 'none'}]}],
             'acknowledged': [{'pointer': '/overrides/0/patch/0/value', 'reason': 'It is not used there.'}]}""");

        assertThat(CredentialRedactor.redact(Step.PLACEMENT, placement, otherSteps, List.of())).isEqualTo(placement);
        assertThat(DraftValidator.validate(otherSteps.with(Step.PLACEMENT, placement)).violations())
                .noneMatch(one -> one.rule().equals("LiteralLooksLikeCredential"));
    }
}
