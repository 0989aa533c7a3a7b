package dev.fleetledger.local.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the response of {@code :join}: manifests, one of which is the Secret with the agent's settings. */
public final class JoinManifestReader {

    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private JoinManifestReader() {}

    /** Returns the agent's settings by environment variable: the key {@code report-key} becomes {@code FLEETLEDGER_REPORT_KEY}. */
    public static Map<String, String> settings(String manifest) {
        Map<String, String> settings = new HashMap<>();
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(manifest)) {
            while (documents.hasNextValue()) {
                var document = documents.nextValue();
                if ("Secret".equals(document.path("kind").asString(""))) {
                    document.path("stringData").properties()
                            .forEach(e -> settings.put(environmentVariable(e.getKey()), e.getValue().asString()));
                    document.path("data").properties().forEach(e -> settings.put(environmentVariable(e.getKey()), decode(e.getValue()
                            .asString())));
                }
            }
        }
        if (settings.isEmpty()) {
            throw new IllegalStateException("the join manifest has no Secret");
        }
        return settings;
    }

    /** Returns the join manifest with the Secret that a rotation has returned. */
    public static String withCredential(String manifest, String rotated) {
        var secret = objects(rotated).filter(JoinManifestReader::isSecret).findFirst()
                .orElseThrow(() -> new IllegalStateException("the rotation returned no Secret"));
        return objects(manifest).map(object -> isSecret(object) ? secret : object)
                .map(object -> object.endsWith("\n") ? object : object + "\n")
                .collect(Collectors.joining("---\n"));
    }

    private static Stream<String> objects(String manifest) {
        return Arrays.stream(manifest.split("(?m)^---\\R"));
    }

    private static boolean isSecret(String object) {
        return object.lines().anyMatch("kind: Secret"::equals);
    }

    private static String environmentVariable(String key) {
        return "FLEETLEDGER_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static String decode(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
