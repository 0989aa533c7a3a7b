package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.diff.DocumentDiff;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.form.CompletedDocuments;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.importer.ManifestImporter;
import dev.fleetledger.manifest.pod.PodSecurityEvaluation;
import dev.fleetledger.manifest.pod.ResourceTotals;
import dev.fleetledger.manifest.render.GoldenCases;
import dev.fleetledger.manifest.render.Manifest;
import dev.fleetledger.manifest.render.ManifestRenderer;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.table.DraftMutation;
import dev.fleetledger.manifest.validation.Completeness;
import dev.fleetledger.manifest.validation.DraftValidator;
import dev.fleetledger.manifest.yaml.YamlWriter;

/** Hostile input is stored or rejected, and neither throws nor takes forever. */
@Execution(ExecutionMode.CONCURRENT)
class HostileInputTest {
    private static final int LENGTH = 150_000;

    /**
     * Fills every text field at once, up to the size that a body may have in all. A pattern that backtracks exponentially doesn't end: then
     * the timeout of all tests fails this one, for which it needs a thread of its own, because a pattern ignores interrupts.
     */
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @ValueSource(strings = {"a", "-", ".", "a.", "a-", "_", "/", "~", "a/", "/../", "0", ":", "a:", "[", "=", "--token", "password=", "'",
            "$(", "é", "eyJ",
        "eyJaaaaa.", "-----BEGIN ", "AKIA", "1.", "*", "\u0001"})
    void validatesLongTexts(String piece) throws IOException {
        String text = piece.repeat(LENGTH / piece.length());
        JsonNode steps = replaceLeaves(RandomDraftsIT.drafts().getLast(), Json.text(text.substring(0, 5_000)));
        ObjectNode one = (ObjectNode) TestDocuments.json("{'containers': [{'lifecycle': {}, 'env': [{}]}]}");
        ((ObjectNode) one.at("/containers/0/lifecycle")).putArray("args").add(text);
        ((ObjectNode) one.at("/containers/0/env/0")).put("name", text).put("value", text);
        ((ObjectNode) one.at("/containers/0")).put("image", text).put("name", text);

        assertThatCode(() -> DraftValidator.validate(TestDocuments.documents(steps), DraftContext.NONE)).doesNotThrowAnyException();
        assertThat(DraftValidator.validate(StepDocuments.NONE.with(Step.CONTAINERS, one), DraftContext.NONE).violations()).isNotEmpty();
    }

    @Test
    void validatesAndRendersMutatedDraftsWithoutException() throws IOException {
        List<JsonNode> drafts = RandomDraftsIT.drafts();
        for (int i = 0; i < 100; i++) {
            DraftMutation draftMutation = new DraftMutation(i, drafts);
            StepDocuments stepDocuments = TestDocuments.documents(draftMutation.mutate(drafts.get(i % drafts.size())));
            if (stepDocuments.byStep().entrySet().stream()
                    .allMatch(step -> ShapeValidator.check(step.getKey(), step.getValue()).isEmpty())) {
                assertThatCode(() -> processFully(stepDocuments)).as(draftMutation.changes()).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void validatesAnyShapeWithoutException() throws IOException {
        for (JsonNode unexpected : List.of(Json.integer(-1), Json.flag(true), Json.list().add(Json.list()), Json.object().put("x", 1),
            Json.object().nullNode())) {
            for (JsonNode draft : RandomDraftsIT.drafts()) {
                StepDocuments stepDocuments = TestDocuments.documents(replaceLeaves(draft, unexpected));
                assertThatCode(() -> {
                    stepDocuments.byStep().forEach(ShapeValidator::check);
                    DraftValidator.validate(stepDocuments);
                    stepDocuments.byStep().forEach((step, document) -> DocumentDiff.between(step, document, draft.path(step.key())));
                }).doesNotThrowAnyException();
            }
        }
    }

    private static void processFully(StepDocuments stepDocuments) {
        CompletedDocuments completedDocuments = Defaults.fill(stepDocuments);
        DraftValidator.validateForSubmit(stepDocuments, DraftContext.NONE);
        for (Step step : Step.values()) {
            Completeness.of(step, stepDocuments);
            CredentialRedactor.redact(step, stepDocuments.of(step));
            DocumentDiff.between(step, stepDocuments.of(step), completedDocuments.documents().of(step));
        }
        PodSecurityEvaluation.level(stepDocuments);
        ResourceTotals.perNode(stepDocuments);
        List<Manifest> manifests = ManifestRenderer.render(Specification.of(completedDocuments), GoldenCases.EU_1);
        ManifestRenderer.bundle(manifests);
        ManifestImporter.fromYaml(YamlWriter.write(manifests));
    }

    /** Sets all values to the same one, except containers. A text replaces only texts. */
    private static JsonNode replaceLeaves(JsonNode node, JsonNode value) {
        return switch (node) {
            case ObjectNode members -> {
                ObjectNode copy = Json.object();
                members.properties().forEach(one -> copy.set(one.getKey(), replaceLeaves(one.getValue(), value)));
                yield copy;
            }
            case ArrayNode items -> {
                List<JsonNode> copies = new ArrayList<>();
                items.forEach(item -> copies.add(replaceLeaves(item, value)));
                yield Json.list().addAll(copies);
            }
            default -> node.isString() || !value.isString() ? value : node;
        };
    }
}
