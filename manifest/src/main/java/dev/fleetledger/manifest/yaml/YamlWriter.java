package dev.fleetledger.manifest.yaml;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.render.Manifest;

/** Writes manifests as YAML that people can read and that Kubernetes' tools parse to the same objects. */
public final class YamlWriter {
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder().stringQuotingChecker(new QuotingChecker()).build())
        .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
        .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
        .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
        .disable(YAMLWriteFeature.SPLIT_LINES)
        .build();

    /** A text of line ends only. Jackson would write it as a block that can't be parsed, so a private-use character replaces it. */
    private static final Pattern ONLY_LINE_BREAKS = Pattern.compile("\\n+");
    private static final String PLACEHOLDER = "\uE0F1";
    private static final Pattern PLACEHOLDER_PATTERN = Pattern.compile("\"?" + PLACEHOLDER + "(\\d{1,6})" + PLACEHOLDER + "\"?");

    /** Jackson recognizes YAML 1.2's numbers. To Kubernetes' tools {@code 0x10} and {@code 1_000} are numbers too, so it quotes them. */
    private static final class QuotingChecker extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || !PlainScalar.isText(value) || value.equals("=") || value.equals("<<");
        }

        @Override
        public boolean needToQuoteName(String name) {
            return super.needToQuoteName(name) || !PlainScalar.isText(name) || name.equals("=") || name.equals("<<");
        }
    }

    private YamlWriter() {
    }

    public static String write(List<Manifest> manifests) {
        return manifests.stream().map(manifest -> MAPPER.writeValueAsString(withPlaceholders(manifest.body())))
                .map(YamlWriter::withoutPlaceholders).collect(Collectors.joining("---\n"));
    }

    private static JsonNode withPlaceholders(JsonNode node) {
        return switch (node) {
            case ObjectNode members -> {
                ObjectNode copy = Json.object();
                members.properties().forEach(member -> copy.set(member.getKey(), withPlaceholders(member.getValue())));
                yield copy;
            }
            case ArrayNode items -> {
                ArrayNode copy = Json.list();
                items.forEach(item -> copy.add(withPlaceholders(item)));
                yield copy;
            }
            default -> ONLY_LINE_BREAKS.matcher(node.stringValue("")).matches()
                    ? Json.text(PLACEHOLDER + node.stringValue().length() + PLACEHOLDER) : node;
        };
    }

    private static String withoutPlaceholders(String yaml) {
        return PLACEHOLDER_PATTERN.matcher(yaml).replaceAll(match -> '"' + "\\\\n".repeat(Integer.parseInt(match.group(1))) + '"');
    }
}
