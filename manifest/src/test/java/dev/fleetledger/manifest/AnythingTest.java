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

import dev.fleetledger.manifest.change.Changes;
import dev.fleetledger.manifest.change.Merging;
import dev.fleetledger.manifest.check.Completeness;
import dev.fleetledger.manifest.check.Rules;
import dev.fleetledger.manifest.credential.Credentials;
import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Given;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Circumstances;
import dev.fleetledger.manifest.draft.Sibling;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.form.Filled;
import dev.fleetledger.manifest.form.Shape;
import dev.fleetledger.manifest.importing.Imported;
import dev.fleetledger.manifest.importing.Importing;
import dev.fleetledger.manifest.importing.Vetting;
import dev.fleetledger.manifest.kubernetes.KubernetesTypes;
import dev.fleetledger.manifest.kubernetes.Typed;
import dev.fleetledger.manifest.pod.PodSecurity;
import dev.fleetledger.manifest.pod.Totals;
import dev.fleetledger.manifest.render.DaemonSets;
import dev.fleetledger.manifest.render.Golden;
import dev.fleetledger.manifest.render.RenderedFor;
import dev.fleetledger.manifest.render.Rendering;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.rule.Findings;
import dev.fleetledger.manifest.table.Anything;
import dev.fleetledger.manifest.yaml.YamlText;

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
            Documents documents = Documents.NONE;
            for (Step step : Step.values()) {
                documents = documents.with(step, i % 3 == 0 ? anything.document() : steps.path(step.key()));
            }
            Documents sent = documents;
            assertThatCode(() -> judged(sent, Circumstances.NONE)).as("seed %d, round %d", seed, i).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void validatesAnyPatchWithoutException(long seed) throws IOException {
        Anything anything = new Anything(seed);
        for (int i = 0; i < EACH; i++) {
            ObjectNode steps = (ObjectNode) anything.pick(RandomDraftsIT.drafts()).deepCopy();
            JsonNode daemonSet = DaemonSets.render(Specification.of(Defaults.fill(Given.documents(steps))), RenderedFor.NOWHERE);
            ObjectNode placement = (ObjectNode) Given.json("{'clusters': ['eu-1'], 'overrides': [{'clusters': {'names': ['eu-1']}}]}");
            ArrayNode patch = ((ObjectNode) placement.at("/overrides/0")).putArray("patch");
            for (int j = anything.below(4); j >= 0; j--) {
                patch.add(operation(anything, daemonSet));
            }
            steps.set("placement", placement);
            assertThatCode(() -> judged(Given.documents(steps), Circumstances.NONE)).as("seed %d, round %d: %s", seed, i, patch).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void importsAnyObjectWithoutException(long seed) throws IOException {
        Anything anything = new Anything(seed);
        List<JsonNode> objects = new ArrayList<>();
        for (String text : wild()) {
            objects.addAll(YamlText.read(text));
        }
        for (int i = 0; i < EACH; i++) {
            List<JsonNode> read = List.of(anything.in(anything.pick(objects)), i % 5 == 0 ? anything.document() : anything.in(anything.pick(objects)));
            assertThatCode(() -> imported(Importing.objects(read))).as("seed %d, round %d: %s", seed, i, read).doesNotThrowAnyException();
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
            assertThatCode(() -> imported(Importing.objects(List.of(object)))).as("seed %d, round %d: %s", seed, i, typed.told()).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsAnyTextAsYamlWithoutException(long seed) throws IOException {
        Anything anything = new Anything(seed);
        for (int i = 0; i < EACH; i++) {
            String text = broken(anything, anything.pick(wild()));
            assertThatCode(() -> imported(Importing.yaml(text))).as("seed %d, round %d:\n%s", seed, i, text).doesNotThrowAnyException();
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

    private static void imported(Imported imported) {
        Imported vetted = Vetting.vet(imported);
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
            pointer.append('/').append(dev.fleetledger.manifest.document.Path.escaped(segment));
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
    private static void judged(Documents documents, Circumstances circumstances) {
        boolean isShaped = documents.byStep().entrySet().stream().allMatch(step -> Shape.check(step.getKey(), step.getValue()).isEmpty());
        Findings findings = Rules.forSubmit(documents, circumstances);
        assertThat(findings.violations().size()).isLessThanOrEqualTo((Findings.MOST + 2) * Step.values().length);
        for (Step step : Step.values()) {
            Completeness.of(step, documents, findings);
            Changes.between(step, documents.of(step), Json.object());
            Credentials.withhold(step, documents.of(step));
        }
        if (isShaped) {
            Filled filled = Defaults.fill(documents, circumstances);
            JsonNode specification = Specification.of(filled, circumstances.kept());
            Merging.merge(Step.CONTAINERS, documents.of(Step.CONTAINERS), filled.documents().of(Step.CONTAINERS), Json.object());
            PodSecurity.obstacles(documents);
            Totals.perNode(documents);
            Sibling.variant(documents);
            if (findings.violations().isEmpty()) {
                Rendering.bundle(Rendering.render(specification, Golden.EU_1));
            }
        }
    }
}
