package dev.fleetledger.manifest;

import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Manifests as people read them. */
public final class Yaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
        .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
        .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
        .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
        .disable(YAMLWriteFeature.SPLIT_LINES)
        .build();

    private Yaml() {
    }

    public static String print(List<Manifest> manifests) {
        return manifests.stream().map(manifest -> MAPPER.writeValueAsString(manifest.body())).collect(Collectors.joining("---\n"));
    }
}
