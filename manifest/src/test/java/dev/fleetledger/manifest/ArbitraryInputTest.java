package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.diff.DocumentDiff;
import dev.fleetledger.manifest.diff.ThreeWayMerge;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.draft.DraftCopier;
import dev.fleetledger.manifest.form.CompletedDocuments;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.importer.ImportSanitizer;
import dev.fleetledger.manifest.importer.ManifestImporter;
import dev.fleetledger.manifest.kubernetes.KubernetesTypes;
import dev.fleetledger.manifest.kubernetes.RandomKubernetesObject;
import dev.fleetledger.manifest.pod.PodSecurityEvaluation;
import dev.fleetledger.manifest.pod.ResourceTotals;
import dev.fleetledger.manifest.render.DaemonSetRenderer;
import dev.fleetledger.manifest.render.GoldenCases;
import dev.fleetledger.manifest.render.ManifestRenderer;
import dev.fleetledger.manifest.render.RenderTarget;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.manifest.table.RandomJson;
import dev.fleetledger.manifest.validation.Completeness;
import dev.fleetledger.manifest.validation.DraftValidator;
import dev.fleetledger.manifest.yaml.YamlReader;

/**
 * Validates random JSON and YAML, and expects no exception. A failure names its seed. {@code -Danything.from} sets the first seed,
 * {@code -Danything.each} the number of inputs per seed. The defaults are fixed, so that a build fails only because of a change.
 */
class ArbitraryInputTest {
    private static final int INPUTS_PER_SEED = Integer.getInteger("anything.each", 40);
    private static final long FIRST_SEED = Long.getLong("anything.from", 0);

    static LongStream seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + 10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void validatesAnyStepDocumentWithoutException(long seed) throws IOException {
        RandomJson randomJson = new RandomJson(seed);
        List<JsonNode> drafts = RandomDraftsIT.drafts();
        for (int i = 0; i < INPUTS_PER_SEED; i++) {
            ObjectNode steps = i % 3 == 0 ? Json.object() : randomJson.mutate(randomJson.pick(drafts));
            StepDocuments stepDocuments = StepDocuments.NONE;
            for (Step step : Step.values()) {
                stepDocuments = stepDocuments.with(step, i % 3 == 0 ? randomJson.document() : steps.path(step.key()));
            }
            StepDocuments sent = stepDocuments;
            assertThatCode(() -> process(sent, DraftContext.NONE)).as("seed %d, round %d", seed, i).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void validatesAnyPatchWithoutException(long seed) throws IOException {
        RandomJson randomJson = new RandomJson(seed);
        for (int i = 0; i < INPUTS_PER_SEED; i++) {
            ObjectNode steps = (ObjectNode) randomJson.pick(RandomDraftsIT.drafts()).deepCopy();
            JsonNode daemonSet = DaemonSetRenderer.render(Specification.of(Defaults.fill(TestDocuments.documents(steps))),
                    RenderTarget.NONE);
            ObjectNode placement =
                    (ObjectNode) TestDocuments.json("{'clusters': ['eu-1'], 'overrides': [{'clusters': {'names': ['eu-1']}}]}");
            ArrayNode patch = ((ObjectNode) placement.at("/overrides/0")).putArray("patch");
            for (int j = randomJson.nextInt(4); j >= 0; j--) {
                patch.add(randomOperation(randomJson, daemonSet));
            }
            steps.set("placement", placement);
            assertThatCode(() -> process(TestDocuments.documents(steps), DraftContext.NONE)).as("seed %d, round %d: %s", seed, i, patch)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void importsAnyObjectWithoutException(long seed) throws IOException {
        RandomJson randomJson = new RandomJson(seed);
        List<JsonNode> objects = new ArrayList<>();
        for (String text : realManifests()) {
            objects.addAll(YamlReader.read(text));
        }
        for (int i = 0; i < INPUTS_PER_SEED; i++) {
            List<JsonNode> read = List.of(randomJson.mutate(randomJson.pick(objects)), i % 5 == 0 ? randomJson.document()
                    : randomJson.mutate(randomJson.pick(objects)));
            assertThatCode(() -> sanitizeAndProcess(ManifestImporter.fromObjects(read))).as("seed %d, round %d: %s", seed, i, read)
                    .doesNotThrowAnyException();
        }
    }

    /** Nearly all of these fields are outside the form and so become kept fields. */
    @ParameterizedTest
    @MethodSource("seeds")
    void validatesAnyKubernetesFieldWithoutException(long seed) throws IOException {
        RandomKubernetesObject kubernetesObject = new RandomKubernetesObject(seed);
        List<JsonNode> daemonSets = RandomKubernetesObject.daemonSets();
        for (int i = 0; i < INPUTS_PER_SEED; i++) {
            ObjectNode object = kubernetesObject.mutate(daemonSets.get(i % daemonSets.size()), KubernetesTypes.DAEMON_SET);
            assertThatCode(() -> sanitizeAndProcess(ManifestImporter.fromObjects(List.of(object))))
                    .as("seed %d, round %d: %s", seed, i, kubernetesObject.changes()).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsAnyTextAsYamlWithoutException(long seed) throws IOException {
        RandomJson randomJson = new RandomJson(seed);
        for (int i = 0; i < INPUTS_PER_SEED; i++) {
            String text = corrupt(randomJson, randomJson.pick(realManifests()));
            assertThatCode(() -> sanitizeAndProcess(ManifestImporter.fromYaml(text))).as("seed %d, round %d:\n%s", seed, i, text)
                    .doesNotThrowAnyException();
        }
    }

    private static List<String> realManifests() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : TestDocuments.realDaemonSets()) {
            texts.add(Files.readString(file));
        }
        return texts;
    }

    private static String corrupt(RandomJson randomJson, String text) {
        StringBuilder corrupted = new StringBuilder(text);
        for (int i = randomJson.nextInt(5); i >= 0; i--) {
            int at = randomJson.nextInt(corrupted.length());
            switch (randomJson.nextInt(4)) {
                case 0 -> corrupted.delete(at, Math.min(corrupted.length() - 1, at + randomJson.nextInt(30)));
                case 1 -> corrupted.insert(at, randomJson.pick(List.of("\0", "\t", "&a ", "*a", "!!binary ", "!x ", "{", "[", "]",
                        "\n---\n", "\n...\n", ": ", "- ", "%YAML 9.9\n", "? ", "<<: ", "|\n", ">-\n",
                    "\"", "'", "\uFEFF", "\uD800", "#", "`", "@", "0x", "9".repeat(50), "\\u0000", "\\uD800", "\r", "\u2028", "\u0085")));
                case 2 -> corrupted.insert(at, corrupted.substring(at, Math.min(corrupted.length(), at + randomJson.nextInt(200))));
                default -> corrupted.setCharAt(at, (char) randomJson.nextInt(0x180));
            }
        }
        return corrupted.toString();
    }

    private static void sanitizeAndProcess(ImportResult importResult) {
        ImportResult sanitized = ImportSanitizer.sanitize(importResult);
        if (sanitized.problems().isEmpty()) {
            process(sanitized.documents(), sanitized.context());
        }
    }

    private static String randomPointer(RandomJson randomJson, JsonNode object) {
        StringBuilder pointer = new StringBuilder();
        JsonNode at = object;
        do {
            String segment = at.isObject() && !at.isEmpty() ? randomJson.pick(List.copyOf(at.propertyNames())) : at.isEmpty()
                    ? randomJson.pick(List.of("x", "-", "0", "~"))
                : randomJson.pick(List.of("0", "1", "-", "01", "node-exporter", "99999999999"));
            pointer.append('/').append(dev.fleetledger.manifest.document.PointerPattern.escape(segment));
            at = at.isObject() ? at.path(segment) : segment.matches("\\d") ? at.path(Integer.parseInt(segment)) : Json.object();
        } while (randomJson.nextInt(5) != 0);
        return pointer.toString();
    }

    private static JsonNode randomOperation(RandomJson randomJson, JsonNode daemonSet) {
        ObjectNode operation = Json.object();
        operation.put("op", randomJson.pick(List.of("add", "add", "replace", "remove", "move", "copy", "test", "merge", "")));
        operation.put("path", randomJson.nextInt(9) == 0 ? randomJson.pick(List.of("", "/", "//", "x", "/~", "/-", "/spec/-"))
                : randomPointer(randomJson, daemonSet));
        if (randomJson.nextInt(3) == 0) {
            operation.put("from", randomJson.nextInt(9) == 0 ? randomJson.pick(List.of("", "/", "x"))
                    : randomPointer(randomJson, daemonSet));
        }
        operation.set("value", randomJson.value(4));
        return operation;
    }

    /** Calls everything that handles a draft. Documents with shape errors are only validated. */
    private static void process(StepDocuments stepDocuments, DraftContext draftContext) {
        boolean isWellFormed = stepDocuments.byStep().entrySet().stream()
                .allMatch(step -> ShapeValidator.check(step.getKey(), step.getValue()).isEmpty());
        ValidationResult validationResult = DraftValidator.validateForSubmit(stepDocuments, draftContext);
        assertThat(validationResult.violations().size()).isLessThanOrEqualTo((ValidationResult.MAX_PER_STEP + 2) * Step.values().length);
        for (Step step : Step.values()) {
            Completeness.of(step, stepDocuments, validationResult);
            DocumentDiff.between(step, stepDocuments.of(step), Json.object());
            CredentialRedactor.redact(step, stepDocuments.of(step));
        }
        if (isWellFormed) {
            CompletedDocuments completedDocuments = Defaults.fill(stepDocuments, draftContext);
            JsonNode specification = Specification.of(completedDocuments, draftContext.kept());
            ThreeWayMerge.merge(Step.CONTAINERS, stepDocuments.of(Step.CONTAINERS), completedDocuments.documents().of(Step.CONTAINERS),
                    Json.object());
            PodSecurityEvaluation.obstacles(stepDocuments);
            ResourceTotals.perNode(stepDocuments);
            DraftCopier.variant(stepDocuments);
            if (validationResult.violations().isEmpty()) {
                ManifestRenderer.bundle(ManifestRenderer.render(specification, GoldenCases.EU_1));
            }
        }
    }
}
