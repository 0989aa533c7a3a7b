package dev.fleetledger.local.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import dev.fleetledger.local.folder.DataFolder;

/** A kubeconfig as it was read: everything in it is passed on, known to us or not. */
record Kubeconfig(JsonNode content, Path folder) {

    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final List<String> FILES = List.of("certificate-authority", "client-certificate", "client-key", "tokenFile");

    static Kubeconfig read(Path file) {
        return new Kubeconfig(YAML.readTree(DataFolder.read(file)), Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    List<String> contexts() {
        return StreamSupport.stream(content.path("contexts").spliterator(), false)
                .map(context -> context.path("name").asString())
                .toList();
    }

    /** The text of a kubeconfig with this context alone. */
    String only(String context) {
        var chosen = entry("contexts", context, "context");
        return text(context, entry("clusters", chosen.path("cluster").asString(), "cluster"),
                entry("users", chosen.path("user").asString(), "user"));
    }

    /** The same cluster with another user. */
    String withToken(String context, String token) {
        var chosen = entry("contexts", context, "context");
        return text(context, entry("clusters", chosen.path("cluster").asString(), "cluster"), Map.of("token", token));
    }

    /** Files beside a kubeconfig are named relative to it, and this text will lie elsewhere. */
    private JsonNode entry(String list, String name, String what) {
        for (var entry : content.path(list)) {
            if (entry.path("name").asString("").equals(name)) {
                var found = entry.path(what).deepCopy();
                if (found instanceof ObjectNode object) {
                    FILES.stream().filter(object::hasNonNull).forEach(
                            file -> object.put(file, folder.resolve(object.path(file).asString()).toString()));
                }
                return found;
            }
        }
        throw new IllegalArgumentException("the kubeconfig has no " + what + " " + name);
    }

    static String text(String name, Object cluster, Object user) {
        return YAML.writeValueAsString(Map.of(
                "apiVersion", "v1",
                "kind", "Config",
                "current-context", name,
                "clusters", List.of(Map.of("name", name, "cluster", cluster)),
                "users", List.of(Map.of("name", name, "user", user)),
                "contexts", List.of(Map.of("name", name, "context", Map.of("cluster", name, "user", name)))));
    }
}
