package dev.fleetledger.manifest.field;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.syntax.FieldRule;

/**
 * A row of the wizard's table. Shape, rules, defaults, labels and rendering are derived from it.
 *
 * @param path the field's path in its step's document
 * @param text what people read about the field
 * @param requiredRule the rule that is violated if the field is absent; null if it may be absent
 * @param defaultValue the field's default; null if it has none
 * @param mayHoldCredential whether people could write a credential into the field
 * @param unsupported whether the field is described but not yet supported; its use is answered with 400
 * @param sizeLimit the size limit of the stored value
 */
public record FieldDefinition(PointerPattern path, FieldText text, ValueType type, @Nullable FieldRule requiredRule,
        @Nullable Default defaultValue, List<FieldRule> rules,
             List<FieldMapping> mappings, boolean mayHoldCredential, boolean unsupported, SizeLimit sizeLimit) {

    public static FieldDefinition of(String path, String label, ValueType valueType) {
        PointerPattern pattern = PointerPattern.of(path);
        FieldMapping identity = FieldMapping.of(pattern, node -> node);
        boolean isMapped = valueType != ValueType.LIST && valueType != ValueType.OBJECT && valueType != ValueType.MAP;
        return new FieldDefinition(pattern, FieldText.of(label), valueType, null, null, List.of(), isMapped ? List.of(identity) : List.of(),
                false, false, SizeLimit.DEFAULT);
    }

    public static FieldDefinition text(String path, String label) {
        return of(path, label, ValueType.TEXT);
    }

    public static FieldDefinition flag(String path, String label) {
        return of(path, label, ValueType.BOOLEAN);
    }

    public static FieldDefinition integer(String path, String label) {
        return of(path, label, ValueType.INTEGER);
    }

    public static FieldDefinition texts(String path, String label) {
        return of(path, label, ValueType.TEXTS);
    }

    public static FieldDefinition object(String path, String label) {
        return of(path, label, ValueType.OBJECT);
    }

    public static FieldDefinition list(String path, String label) {
        return of(path, label, ValueType.LIST);
    }

    /** Returns the wizard's name of the field, with its unit. */
    public String label() {
        return text.label();
    }

    /** Explains the field beside its input: what it does, not what its rules say. */
    public FieldDefinition help(String help) {
        return withText(new FieldText(text.name(), help, text.unit()));
    }

    public FieldDefinition unit(String unit) {
        return withText(new FieldText(text.name(), text.help(), unit));
    }

    private FieldDefinition withText(FieldText newText) {
        return new FieldDefinition(path, newText, type, requiredRule, defaultValue, rules, mappings, mayHoldCredential, unsupported,
                sizeLimit);
    }

    public FieldDefinition required(String rule, String message, String remedy) {
        return new FieldDefinition(path, text, type, FieldRule.value(rule, message, remedy, Json::isAbsent), defaultValue, rules, mappings,
                mayHoldCredential, unsupported, sizeLimit);
    }

    public FieldDefinition byDefault(JsonNode value) {
        return byDefault((parent, draft) -> value);
    }

    public FieldDefinition byDefault(Default value) {
        return new FieldDefinition(path, text, type, requiredRule, value, rules, mappings, mayHoldCredential, unsupported, sizeLimit);
    }

    public FieldDefinition withRules(FieldRule... more) {
        return withRules(List.of(more));
    }

    public FieldDefinition withRules(List<FieldRule> more) {
        List<FieldRule> all = new ArrayList<>(rules);
        all.addAll(more);
        return new FieldDefinition(path, text, type, requiredRule, defaultValue, List.copyOf(all), mappings, mayHoldCredential,
                unsupported, sizeLimit);
    }

    /** Maps the field to a path other than its own, relative to its group. */
    public FieldDefinition mapsTo(String pattern) {
        return mapsTo(pattern, node -> node);
    }

    public FieldDefinition mapsTo(String pattern, Function<JsonNode, @Nullable JsonNode> toObject) {
        return withMappings(List.of(FieldMapping.of(PointerPattern.of(pattern), toObject)));
    }

    public FieldDefinition alsoMapsTo(String pattern, Function<JsonNode, @Nullable JsonNode> toObject) {
        List<FieldMapping> all = new ArrayList<>(mappings);
        all.add(new FieldMapping(PointerPattern.of(pattern), toObject, null));
        return withMappings(List.copyOf(all));
    }

    /** Sets how the value is read back from its Kubernetes field. */
    public FieldDefinition readsBack(Function<JsonNode, @Nullable JsonNode> fromObject) {
        return withMappings(mappings.stream().map(mapping -> mapping.withFromObject(fromObject)).toList());
    }

    /** The value is read back together with other fields, not through its mapping. */
    public FieldDefinition readsTogether() {
        return withMappings(mappings.stream().map(mapping -> mapping.withFromObject(null)).toList());
    }

    /** Maps the field to an object that is written even if none of its members was given. */
    public FieldDefinition mapsToObject(String pattern) {
        return mapsTo(pattern, node -> Json.object());
    }

    public FieldDefinition unmapped() {
        return withMappings(List.of());
    }

    public FieldDefinition scannedForCredentials() {
        return new FieldDefinition(path, text, type, requiredRule, defaultValue, rules, mappings, true, unsupported, SizeLimit.LITERAL);
    }

    public FieldDefinition within(SizeLimit limit) {
        return new FieldDefinition(path, text, type, requiredRule, defaultValue, rules, mappings, mayHoldCredential, unsupported, limit);
    }

    FieldDefinition notYetSupported() {
        return new FieldDefinition(path, text, type, requiredRule, defaultValue, rules, mappings, mayHoldCredential, true, sizeLimit);
    }

    private FieldDefinition withMappings(List<FieldMapping> newMappings) {
        return new FieldDefinition(path, text, type, requiredRule, defaultValue, rules, newMappings, mayHoldCredential, unsupported,
                sizeLimit);
    }

    /** Returns the same row inside a group that has its own path in the document and in the Kubernetes object. */
    FieldDefinition under(String prefix, String target) {
        PointerPattern targetPattern = PointerPattern.of(target);
        List<FieldMapping> prefixed = mappings.stream().map(mapping -> mapping.under(targetPattern)).toList();
        return new FieldDefinition(PointerPattern.of(prefix + path), text, type, requiredRule, defaultValue, rules, prefixed,
                mayHoldCredential, unsupported, sizeLimit);
    }
}
