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
 * @param label the wizard's name of the field
 * @param missing the rule that is violated if the field is absent; null if it may be absent
 * @param defaultValue the field's default; null if it has none
 * @param literal whether people could write a credential into the field
 * @param later whether the field is described but not yet supported; its use is answered with 400
 * @param bound the size limit of the stored value
 */
public record FieldDefinition(PointerPattern path, String label, ValueType type, @Nullable FieldRule missing, @Nullable Default defaultValue, List<FieldRule> rules,
             List<FieldMapping> landings, boolean literal, boolean later, SizeLimit bound) {

    public static FieldDefinition of(String path, String label, ValueType valueType) {
        PointerPattern at = PointerPattern.of(path);
        FieldMapping same = FieldMapping.of(at, node -> node);
        boolean lands = valueType != ValueType.LIST && valueType != ValueType.OBJECT && valueType != ValueType.MAP;
        return new FieldDefinition(at, label, valueType, null, null, List.of(), lands ? List.of(same) : List.of(), false, false, SizeLimit.USUAL);
    }

    public static FieldDefinition text(String path, String label) {
        return of(path, label, ValueType.TEXT);
    }

    public static FieldDefinition flag(String path, String label) {
        return of(path, label, ValueType.FLAG);
    }

    public static FieldDefinition whole(String path, String label) {
        return of(path, label, ValueType.WHOLE);
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

    public FieldDefinition required(String rule, String message, String remedy) {
        return new FieldDefinition(path, label, type, FieldRule.value(rule, message, remedy, Json::isAbsent), defaultValue, rules, landings, literal, later, bound);
    }

    public FieldDefinition byDefault(JsonNode value) {
        return byDefault((parent, draftSnapshot) -> value);
    }

    public FieldDefinition byDefault(Default value) {
        return new FieldDefinition(path, label, type, missing, value, rules, landings, literal, later, bound);
    }

    public FieldDefinition not(FieldRule... more) {
        return not(List.of(more));
    }

    public FieldDefinition not(List<FieldRule> more) {
        List<FieldRule> all = new ArrayList<>(rules);
        all.addAll(more);
        return new FieldDefinition(path, label, type, missing, defaultValue, List.copyOf(all), landings, literal, later, bound);
    }

    /** Maps the field to a path other than its own, relative to its group. */
    public FieldDefinition mapsTo(String at) {
        return mapsTo(at, node -> node);
    }

    public FieldDefinition mapsTo(String at, Function<JsonNode, @Nullable JsonNode> as) {
        return withLandings(List.of(FieldMapping.of(PointerPattern.of(at), as)));
    }

    public FieldDefinition alsoMapsTo(String at, Function<JsonNode, @Nullable JsonNode> as) {
        List<FieldMapping> all = new ArrayList<>(landings);
        all.add(new FieldMapping(PointerPattern.of(at), as, null));
        return withLandings(List.copyOf(all));
    }

    /** Sets how the value is read back from its Kubernetes field. */
    public FieldDefinition readsBack(Function<JsonNode, @Nullable JsonNode> back) {
        return withLandings(landings.stream().map(fieldMapping -> fieldMapping.reading(back)).toList());
    }

    /** The value is read back together with other fields, not through its mapping. */
    public FieldDefinition readsTogether() {
        return withLandings(landings.stream().map(fieldMapping -> fieldMapping.reading(null)).toList());
    }

    /** Maps the field to an object that is written even if none of its members was given. */
    public FieldDefinition stands(String at) {
        return mapsTo(at, node -> Json.object());
    }

    public FieldDefinition unmapped() {
        return withLandings(List.of());
    }

    public FieldDefinition scannedForCredentials() {
        return new FieldDefinition(path, label, type, missing, defaultValue, rules, landings, true, later, SizeLimit.LITERAL);
    }

    public FieldDefinition within(SizeLimit most) {
        return new FieldDefinition(path, label, type, missing, defaultValue, rules, landings, literal, later, most);
    }

    FieldDefinition notYetSupported() {
        return new FieldDefinition(path, label, type, missing, defaultValue, rules, landings, literal, true, bound);
    }

    private FieldDefinition withLandings(List<FieldMapping> places) {
        return new FieldDefinition(path, label, type, missing, defaultValue, rules, places, literal, later, bound);
    }

    /** Returns the same row inside a group that has its own path in the document and in the Kubernetes object. */
    FieldDefinition under(String prefix, String place) {
        PointerPattern landing = PointerPattern.of(place);
        List<FieldMapping> moved = landings.stream().map(one -> one.under(landing)).toList();
        return new FieldDefinition(PointerPattern.of(prefix + path), label, type, missing, defaultValue, rules, moved, literal, later, bound);
    }
}
