package dev.fleetledger.local.cluster;

import static java.util.function.Predicate.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A parsed kubeconfig; fields unknown to Fleetledger are preserved. */
record KubeconfigFile(JsonNode content, Path folder) {

    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final List<String> FILE_FIELDS = List.of("certificate-authority", "client-certificate", "client-key", "tokenFile");

    /** Throws an {@link IllegalArgumentException} that names the file and, for invalid YAML, the line. */
    static KubeconfigFile read(Path file) {
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        try {
            var kubeconfigFile = new KubeconfigFile(YAML.readTree(Files.readString(file)), folder);
            if (kubeconfigFile.contexts().isEmpty()) {
                throw new IllegalArgumentException("the kubeconfig " + file + " has no contexts");
            }
            return kubeconfigFile;
        } catch (JacksonException e) {
            var location = e.getLocation();
            var line = location == null || location.getLineNr() < 1 ? "" : ", line " + location.getLineNr();
            throw new IllegalArgumentException("the kubeconfig " + file + line + " is not valid YAML: " + e.getOriginalMessage(), e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no kubeconfig " + file, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the kubeconfig " + file + " can't be read: " + e.getMessage(), e);
        }
    }

    List<String> contexts() {
        return StreamSupport.stream(content.path("contexts").spliterator(), false)
                .map(context -> context.path("name").asString(""))
                .filter(not(String::isBlank))
                .toList();
    }

    /** Returns the address of a context's API server; one that is missing or unusable is described. */
    String server(String context) {
        return find("contexts", context, "context")
                .flatMap(entry -> find("clusters", entry.path("cluster").asString(""), "cluster"))
                .map(cluster -> cluster.path("server").asString(""))
                .filter(not(String::isBlank))
                .orElse("the API server");
    }

    /** Returns the text of a kubeconfig with only this context. */
    String withOnly(String context) {
        var contextEntry = entry("contexts", context, "context");
        return toYaml(context, entry("clusters", contextEntry.path("cluster").asString(), "cluster"),
                entry("users", contextEntry.path("user").asString(), "user"));
    }

    /** Returns a kubeconfig for the same cluster that authenticates with the token instead. */
    String withToken(String context, String token) {
        var contextEntry = entry("contexts", context, "context");
        return toYaml(context, entry("clusters", contextEntry.path("cluster").asString(), "cluster"), Map.of("token", token));
    }

    /** Resolves file names relative to the kubeconfig, because the resulting text is stored in another folder. */
    private JsonNode entry(String list, String name, String type) {
        var value = find(list, name, type)
                .orElseThrow(() -> new IllegalArgumentException("the kubeconfig has no " + type + " " + name))
                .deepCopy();
        if (value instanceof ObjectNode object) {
            FILE_FIELDS.stream().filter(object::hasNonNull).forEach(
                    file -> object.put(file, folder.resolve(object.path(file).asString()).toString()));
        }
        return value;
    }

    private Optional<JsonNode> find(String list, String name, String type) {
        return StreamSupport.stream(content.path(list).spliterator(), false)
                .filter(entry -> entry.path("name").asString("").equals(name))
                .map(entry -> entry.path(type))
                .findFirst();
    }

    static String toYaml(String name, Object cluster, Object user) {
        return YAML.writeValueAsString(Map.of(
                "apiVersion", "v1",
                "kind", "Config",
                "current-context", name,
                "clusters", List.of(Map.of("name", name, "cluster", cluster)),
                "users", List.of(Map.of("name", name, "user", user)),
                "contexts", List.of(Map.of("name", name, "context", Map.of("cluster", name, "user", name)))));
    }
}
