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
import dev.fleetledger.manifest.document.Given;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.draft.DraftCopier;
import dev.fleetledger.manifest.form.CompletedDocuments;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.importer.ImportSanitizer;
import dev.fleetledger.manifest.importer.ManifestImporter;
import dev.fleetledger.manifest.kubernetes.KubernetesTypes;
import dev.fleetledger.manifest.kubernetes.Typed;
import dev.fleetledger.manifest.pod.PodSecurityEvaluation;
import dev.fleetledger.manifest.pod.ResourceTotals;
import dev.fleetledger.manifest.render.DaemonSetRenderer;
import dev.fleetledger.manifest.render.Golden;
import dev.fleetledger.manifest.render.ManifestRenderer;
import dev.fleetledger.manifest.render.RenderTarget;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.manifest.table.Anything;
import dev.fleetledger.manifest.validation.Completeness;
import dev.fleetledger.manifest.validation.DraftValidator;
import dev.fleetledger.manifest.yaml.YamlReader;

/**
 * Validates random JSON and YAML, and expects no exception. A failure names its seed. {@code -Danything.from} sets the first seed,
 * {@code -Danything.each} the number of inputs per seed. The defaults are fixed, so that a build fails only because of a change.
 */
class AnythingTest {
    private static final int EACH = Integer.getInteger("anything.each", 40);
    private static final long FROM = Long.getLong("anything.from", 0);

    static LongStream seeds() {
        return LongStream.range(FROM, FROM + 10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void validatesAnyStepDocumentWithoutException(long seed) throws IOException {
        Anything anything = new Anything(seed);
        List<JsonNode> drafts = RandomDraftsIT.drafts();
        for (int i = 0; i < EACH; i++) {
            ObjectNode steps = i % 3 == 0 ? Json.object() : anything.in(anything.pick(drafts));
            StepDocuments stepDocuments = StepDocuments.NONE;
            for (Step step : Step.values()) {
                stepDocuments = stepDocuments.with(step, i % 3 == 0 ? anything.document() : steps.path(step.key()));
            }
            StepDocuments sent = stepDocuments;
            assertThatCode(() -> judged(sent, DraftContext.NONE)).as("seed %d, round %d", seed, i).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void validatesAnyPatchWithoutException(long seed) throws IOException {
        Anything anything = new Anything(seed);
        for (int i = 0; i < EACH; i++) {
            ObjectNode steps = (ObjectNode) anything.pick(RandomDraftsIT.drafts()).deepCopy();
            JsonNode daemonSet = DaemonSetRenderer.render(Specification.of(Defaults.fill(Given.documents(steps))), RenderTarget.NONE);
            ObjectNode placement = (ObjectNode) Given.json("{'clusters': ['eu-1'], 'overrides': [{'clusters': {'names': ['eu-1']}}]}");
            ArrayNode patch = ((ObjectNode) placement.at("/overrides/0")).putArray("patch");
            for (int j = anything.below(4); j >= 0; j--) {
                patch.add(operation(anything, daemonSet));
            }
            steps.set("placement", placement);
            assertThatCode(() -> judged(Given.documents(steps), DraftContext.NONE)).as("seed %d, round %d: %s", seed, i, patch).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void importsAnyObjectWithoutException(long seed) throws IOException {
        Anything anything = new Anything(seed);
        List<JsonNode> objects = new ArrayList<>();
        for (String text : wild()) {
            objects.addAll(YamlReader.read(text));
        }
        for (int i = 0; i < EACH; i++) {
            List<JsonNode> read = List.of(anything.in(anything.pick(objects)), i % 5 == 0 ? anything.document() : anything.in(anything.pick(objects)));
            assertThatCode(() -> imported(ManifestImporter.fromObjects(read))).as("seed %d, round %d: %s", seed, i, read).doesNotThrowAnyException();
        }
    }

    /** Nearly all of these fields are outside the form and so become kept fields. */
    @ParameterizedTest
    @MethodSource("seeds")
    void validatesAnyKubernetesFieldWithoutException(long seed) throws IOException {
        Typed typed = new Typed(seed);
        List<JsonNode> daemonSets = Typed.daemonSets();
        for (int i = 0; i < EACH; i++) {
            ObjectNode object = typed.in(daemonSets.get(i % daemonSets.size()), KubernetesTypes.DAEMON_SET);
            assertThatCode(() -> imported(ManifestImporter.fromObjects(List.of(object)))).as("seed %d, round %d: %s", seed, i, typed.told()).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsAnyTextAsYamlWithoutException(long seed) throws IOException {
        Anything anything = new Anything(seed);
        for (int i = 0; i < EACH; i++) {
            String text = broken(anything, anything.pick(wild()));
            assertThatCode(() -> imported(ManifestImporter.fromYaml(text))).as("seed %d, round %d:\n%s", seed, i, text).doesNotThrowAnyException();
        }
    }

    private static List<String> wild() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : Given.wild()) {
            texts.add(Files.readString(file));
        }
        return texts;
    }

    private static String broken(Anything anything, String text) {
        StringBuilder broken = new StringBuilder(text);
        for (int i = anything.below(5); i >= 0; i--) {
            int at = anything.below(broken.length());
            switch (anything.below(4)) {
                case 0 -> broken.delete(at, Math.min(broken.length() - 1, at + anything.below(30)));
                case 1 -> broken.insert(at, anything.pick(List.of("\0", "\t", "&a ", "*a", "!!binary ", "!x ", "{", "[", "]", "\n---\n", "\n...\n", ": ", "- ", "%YAML 9.9\n", "? ", "<<: ", "|\n", ">-\n",
                    "\"", "'", "\uFEFF", "\uD800", "#", "`", "@", "0x", "9".repeat(50), "\\u0000", "\\uD800", "\r", "\u2028", "\u0085")));
                case 2 -> broken.insert(at, broken.substring(at, Math.min(broken.length(), at + anything.below(200))));
                default -> broken.setCharAt(at, (char) anything.below(0x180));
            }
        }
        return broken.toString();
    }

    private static void imported(ImportResult importResult) {
        ImportResult vetted = ImportSanitizer.sanitize(importResult);
        if (vetted.problems().isEmpty()) {
            judged(vetted.documents(), vetted.circumstances());
        }
    }

    private static String place(Anything anything, JsonNode object) {
        StringBuilder pointer = new StringBuilder();
        JsonNode at = object;
        do {
            String segment = at.isObject() && !at.isEmpty() ? anything.pick(List.copyOf(at.propertyNames())) : at.isEmpty() ? anything.pick(List.of("x", "-", "0", "~"))
                : anything.pick(List.of("0", "1", "-", "01", "node-exporter", "99999999999"));
            pointer.append('/').append(dev.fleetledger.manifest.document.PointerPattern.escaped(segment));
            at = at.isObject() ? at.path(segment) : segment.matches("\\d") ? at.path(Integer.parseInt(segment)) : Json.object();
        } while (anything.below(5) != 0);
        return pointer.toString();
    }

    private static JsonNode operation(Anything anything, JsonNode daemonSet) {
        ObjectNode operation = Json.object();
        operation.put("op", anything.pick(List.of("add", "add", "replace", "remove", "move", "copy", "test", "merge", "")));
        operation.put("path", anything.below(9) == 0 ? anything.pick(List.of("", "/", "//", "x", "/~", "/-", "/spec/-")) : place(anything, daemonSet));
        if (anything.below(3) == 0) {
            operation.put("from", anything.below(9) == 0 ? anything.pick(List.of("", "/", "x")) : place(anything, daemonSet));
        }
        operation.set("value", anything.any(4));
        return operation;
    }

    /** Calls everything that handles a draft. Documents with shape errors are only validated. */
    private static void judged(StepDocuments stepDocuments, DraftContext draftContext) {
        boolean isShaped = stepDocuments.byStep().entrySet().stream().allMatch(step -> ShapeValidator.check(step.getKey(), step.getValue()).isEmpty());
        ValidationResult validationResult = DraftValidator.validateForSubmit(stepDocuments, draftContext);
        assertThat(validationResult.violations().size()).isLessThanOrEqualTo((ValidationResult.MOST + 2) * Step.values().length);
        for (Step step : Step.values()) {
            Completeness.of(step, stepDocuments, validationResult);
            DocumentDiff.between(step, stepDocuments.of(step), Json.object());
            CredentialRedactor.redact(step, stepDocuments.of(step));
        }
        if (isShaped) {
            CompletedDocuments completedDocuments = Defaults.fill(stepDocuments, draftContext);
            JsonNode specification = Specification.of(completedDocuments, draftContext.kept());
            ThreeWayMerge.merge(Step.CONTAINERS, stepDocuments.of(Step.CONTAINERS), completedDocuments.documents().of(Step.CONTAINERS), Json.object());
            PodSecurityEvaluation.obstacles(stepDocuments);
            ResourceTotals.perNode(stepDocuments);
            DraftCopier.variant(stepDocuments);
            if (validationResult.violations().isEmpty()) {
                ManifestRenderer.bundle(ManifestRenderer.render(specification, Golden.EU_1));
            }
        }
    }
}
