package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.importer.ManifestImporter;
import dev.fleetledger.manifest.kubernetes.ServerFields;
import dev.fleetledger.manifest.render.GoldenCases;
import dev.fleetledger.manifest.render.Manifest;
import dev.fleetledger.manifest.render.ManifestRenderer;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.syntax.ObjectMarks;
import dev.fleetledger.manifest.yaml.YamlReader;

/** YAML imported and rendered again is the same to Kubernetes: both are compared as a real API server would store them. */
class ImportRoundTripIT {
    /** Fields that an API server generates, that describe who applied the object, or that have a meaning in one cluster only. */
    private static final Set<String> SERVER_SPECIFIC = Set.of("uid", "creationTimestamp", "managedFields", "resourceVersion", "generation",
        "clusterIP", "clusterIPs", "nodePort", "healthCheckNodePort", "status", "ownerReferences");

    static List<Path> wild() throws IOException {
        return TestDocuments.realDaemonSets();
    }

    @ParameterizedTest
    @MethodSource("wild")
    void storesSameObjectAfterRoundTrip(Path file) throws IOException {
        String text = Files.readString(file);
        ImportResult importResult = ManifestImporter.fromYaml(text);
        List<Manifest> manifests = ManifestRenderer.render(Specification.of(Defaults.fill(importResult.documents()), importResult.kept()),
                GoldenCases.EU_1);

        List<JsonNode> before = new ArrayList<>();
        for (JsonNode object : objects(text)) {
            if (isCarried(object, importResult)) {
                before.add(normalize(ApiServer.dryRun(Manifest.of(ServerFields.strip(object)))));
            }
        }

        assertThat(manifests.stream().map(manifest -> normalize(ApiServer.dryRun(manifest))).toList()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("wild")
    void takesOverWithoutRestart(Path file) throws IOException {
        String text = Files.readString(file);
        ImportResult importResult = ManifestImporter.fromYaml(text);
        Manifest manifest = ManifestRenderer.render(Specification.of(Defaults.fill(importResult.documents()), importResult.kept()),
                GoldenCases.EU_1).stream()
            .filter(one -> one.kind().equals("DaemonSet")).findFirst().orElseThrow();
        JsonNode imported = objects(text).stream().filter(one -> one.path("kind").stringValue("").equals("DaemonSet")).findFirst()
                .orElseThrow();

        List<JsonNode> specs = ApiServer.specsBeforeAndAfterTakeover(ServerFields.strip(imported), manifest);

        assertThat(specs.getLast()).isEqualTo(specs.getFirst());
    }

    private static boolean isCarried(JsonNode object, ImportResult importResult) {
        String name = Json.text(object, "kind") + " " + Json.text(object.path("metadata"), "name");
        return importResult.notCarried().stream().noneMatch(one -> one.object().equals(name));
    }

    private static List<JsonNode> objects(String text) {
        List<JsonNode> objects = new ArrayList<>();
        for (JsonNode document : YamlReader.read(text)) {
            Iterable<JsonNode> all = document.has("items") ? document.path("items") : List.of(document);
            all.forEach(one -> {
                if (Set.of("DaemonSet", "Service").contains(one.path("kind").stringValue(""))) {
                    objects.add(one);
                }
            });
        }
        objects.sort(Comparator.comparing(object -> Json.text(object, "kind")));
        return objects;
    }

    /** Removes our marks. */
    private static JsonNode normalize(JsonNode node) {
        if (node instanceof ObjectNode members) {
            ObjectNode copy = Json.object();
            members.properties().stream()
                .filter(one -> !SERVER_SPECIFIC.contains(one.getKey()) && !one.getKey().startsWith(ObjectMarks.PREFIX))
                .forEach(one -> copy.set(one.getKey(), normalize(one.getValue())));
            copy.removeIf(value -> value.isContainer() && value.isEmpty());
            return copy;
        }
        if (node instanceof ArrayNode items) {
            ArrayNode copy = Json.list();
            items.forEach(item -> copy.add(normalize(item)));
            return copy;
        }
        return node;
    }
}
