package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.importer.ImportSanitizer;
import dev.fleetledger.manifest.importer.ManifestImporter;
import dev.fleetledger.manifest.validation.DraftValidator;

/**
 * Our validation gives the same result as a real API server for parts put into a DaemonSet and its Service ({@code rules/asked.yaml}).
 * Cases in which the wizard is stricter are in {@code rules/<step>.yaml}.
 */
class ApiServerConformanceTest {
    /** @param accepts the result of an API server of Kubernetes 1.35.4 */
    record Case(String id, boolean accepts, JsonNode daemonSet, JsonNode service) {
        List<JsonNode> objects() {
            List<JsonNode> objects = new ArrayList<>(List.of(with(DAEMON_SET, daemonSet)));
            if (!service.isMissingNode()) {
                objects.add(with(SERVICE, service));
            }
            return objects;
        }

        @Override
        public String toString() {
            return id;
        }
    }

    private static final String DAEMON_SET = """
        {'apiVersion': 'apps/v1', 'kind': 'DaemonSet', 'metadata': {'name': 'agent-one', 'labels': {'app': 'agent'}}, 'spec': {
          'selector': {'matchLabels': {'app': 'agent'}}, 'updateStrategy': {'type': 'RollingUpdate', 'rollingUpdate': {'maxUnavailable': 1}},
          'template': {'metadata': {'labels': {'app': 'agent'}}, 'spec': {'containers': [
            {'name': 'main', 'image': 'reg.example/a:1', 'ports': [{'name': 'http', 'containerPort': 8080}]}]}}}}""";
    private static final String SERVICE = """
        {'apiVersion': 'v1', 'kind': 'Service', 'metadata': {'name': 'agent-svc'},
         'spec': {'selector': {'app': 'agent'}, 'ports': [{'name': 'http', 'port': 80, 'targetPort': 8080}]}}""";

    static List<Case> cases() {
        return new YAMLMapper().readTree(TestDocuments.RESOURCES.resolve("rules/asked.yaml")).valueStream()
                .map(line -> new Case(line.path("id").stringValue(),
            line.path("kubernetes").stringValue().equals("accepts"), line.path("daemonSet"), line.path("service"))).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesSameResultAsApiServer(Case one) {
        ImportResult importResult = ImportSanitizer.sanitize(ManifestImporter.fromObjects(one.objects()));
        List<String> errors = new ArrayList<>(importResult.problems().stream().map(ShapeError::toString).toList());
        if (errors.isEmpty()) {
            DraftValidator.validate(importResult.documents(), importResult.context()).violations()
                    .forEach(violation -> errors.add(violation.toString()));
        }

        if (one.accepts()) {
            assertThat(errors).isEmpty();
        } else {
            assertThat(errors).isNotEmpty();
        }
    }

    @Test
    void coversAcceptedAndRejectedCases() {
        assertThat(cases()).filteredOn(Case::accepts).hasSizeGreaterThan(100);
        assertThat(cases()).filteredOn(one -> !one.accepts()).hasSizeGreaterThan(100);
    }

    /** Creates missing parents of a path; null removes the member. */
    private static JsonNode with(String object, JsonNode parts) {
        ObjectNode copy = (ObjectNode) TestDocuments.json(object);
        parts.properties().forEach(part -> {
            List<String> segments = PointerPattern.of(part.getKey()).segments();
            JsonNode at = copy;
            for (int i = 0; i < segments.size() - 1; i++) {
                at = below(at, segments.get(i), segments.get(i + 1).matches("\\d"));
            }
            switch (at) {
                case ObjectNode members when part.getValue().isNull() -> members.remove(segments.getLast());
                case ObjectNode members -> members.set(segments.getLast(), part.getValue());
                case ArrayNode items when Integer.parseInt(segments.getLast()) < items.size() ->
                        items.set(Integer.parseInt(segments.getLast()), part.getValue());
                default -> ((ArrayNode) at).add(part.getValue());
            }
        });
        return copy;
    }

    private static JsonNode below(JsonNode at, String segment, boolean nextIsItem) {
        if (at instanceof ObjectNode members && !members.has(segment)) {
            members.set(segment, nextIsItem ? Json.list() : Json.object());
        }
        return at.isArray() ? at.path(Integer.parseInt(segment)) : at.path(segment);
    }
}
