package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.change.Changes;
import dev.fleetledger.manifest.check.Completeness;
import dev.fleetledger.manifest.check.Rules;
import dev.fleetledger.manifest.credential.Credentials;
import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Given;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Circumstances;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.form.Filled;
import dev.fleetledger.manifest.form.Shape;
import dev.fleetledger.manifest.importing.Importing;
import dev.fleetledger.manifest.pod.PodSecurity;
import dev.fleetledger.manifest.pod.Totals;
import dev.fleetledger.manifest.render.Golden;
import dev.fleetledger.manifest.render.Manifest;
import dev.fleetledger.manifest.render.Rendering;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.table.Mutation;
import dev.fleetledger.manifest.yaml.Yaml;

/** Hostile input is stored or rejected, and neither throws nor takes long. */
class HostileTest {
    private static final int LENGTH = 150_000;
    /** CPU time, because waiting on a busy machine doesn't count. */
    private static final ThreadMXBean WORK = ManagementFactory.getThreadMXBean();

    /** Fills every text field at once, up to the size that a body may have in all. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "-", ".", "a.", "a-", "_", "/", "~", "a/", "/../", "0", ":", "a:", "[", "=", "--token", "password=", "'", "$(", "é", "eyJ",
        "eyJaaaaa.", "-----BEGIN ", "AKIA", "1.", "*", "\u0001"})
    void longTextsAreJudgedQuickly(String piece) throws IOException {
        String text = piece.repeat(LENGTH / piece.length());
        JsonNode steps = replaced(RandomDraftsIT.drafts().getLast(), Json.text(text.substring(0, 5_000)));
        ObjectNode one = (ObjectNode) Given.json("{'containers': [{'lifecycle': {}, 'env': [{}]}]}");
        ((ObjectNode) one.at("/containers/0/lifecycle")).putArray("args").add(text);
        ((ObjectNode) one.at("/containers/0/env/0")).put("name", text).put("value", text);
        ((ObjectNode) one.at("/containers/0")).put("image", text).put("name", text);
        long start = WORK.getCurrentThreadCpuTime();

        Rules.check(Given.documents(steps), Circumstances.NONE);
        Rules.check(Documents.NONE.with(Step.CONTAINERS, one), Circumstances.NONE);

        assertThat(Duration.ofNanos(WORK.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void validatesAndRendersMutatedDraftsWithoutException() throws IOException {
        List<JsonNode> drafts = RandomDraftsIT.drafts();
        for (int i = 0; i < 100; i++) {
            Mutation mutation = new Mutation(i, drafts);
            Documents documents = Given.documents(mutation.of(drafts.get(i % drafts.size())));
            if (documents.byStep().entrySet().stream().allMatch(step -> Shape.check(step.getKey(), step.getValue()).isEmpty())) {
                assertThatCode(() -> everything(documents)).as(mutation.told()).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void validatesAnyShapeWithoutException() throws IOException {
        for (JsonNode strange : List.of(Json.whole(-1), Json.flag(true), Json.list().add(Json.list()), Json.object().put("x", 1),
            Json.object().nullNode())) {
            for (JsonNode draft : RandomDraftsIT.drafts()) {
                Documents documents = Given.documents(replaced(draft, strange));
                assertThatCode(() -> {
                    documents.byStep().forEach(Shape::check);
                    Rules.check(documents);
                    documents.byStep().forEach((step, document) -> Changes.between(step, document, draft.path(step.key())));
                }).doesNotThrowAnyException();
            }
        }
    }

    private static void everything(Documents documents) {
        Filled filled = Defaults.fill(documents);
        Rules.forSubmit(documents, Circumstances.NONE);
        for (Step step : Step.values()) {
            Completeness.of(step, documents);
            Credentials.withhold(step, documents.of(step));
            Changes.between(step, documents.of(step), filled.documents().of(step));
        }
        PodSecurity.level(documents);
        Totals.perNode(documents);
        List<Manifest> manifests = Rendering.render(Specification.of(filled), Golden.EU_1);
        Rendering.bundle(manifests);
        Importing.yaml(Yaml.print(manifests));
    }

    /** Sets all values to the same one, except containers. A text replaces only texts. */
    private static JsonNode replaced(JsonNode node, JsonNode value) {
        return switch (node) {
            case ObjectNode members -> {
                ObjectNode copy = Json.object();
                members.properties().forEach(one -> copy.set(one.getKey(), replaced(one.getValue(), value)));
                yield copy;
            }
            case ArrayNode items -> {
                List<JsonNode> copies = new ArrayList<>();
                items.forEach(item -> copies.add(replaced(item, value)));
                yield Json.list().addAll(copies);
            }
            default -> node.isString() || !value.isString() ? value : node;
        };
    }
}
