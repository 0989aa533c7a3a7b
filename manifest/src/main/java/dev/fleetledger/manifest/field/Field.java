package dev.fleetledger.manifest.field;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Path;
import dev.fleetledger.manifest.spelling.Rule;

/**
 * A row of the wizard's table. Shape, rules, defaults, labels and rendering are derived from it.
 *
 * @param path the field's path in its step's document
 * @param label the wizard's name of the field
 * @param missing the rule that is violated if the field is absent; null if it may be absent
 * @param otherwise the field's default; null if it has none
 * @param literal whether people could write a credential into the field
 * @param later whether the field is described but not yet supported; its use is answered with 400
 * @param bound the size limit of the stored value
 */
public record Field(Path path, String label, Type type, @Nullable Rule missing, @Nullable Default otherwise, List<Rule> rules,
             List<Landing> landings, boolean literal, boolean later, Bound bound) {

    public static Field of(String path, String label, Type type) {
        Path at = Path.of(path);
        Landing same = Landing.of(at, node -> node);
        boolean lands = type != Type.LIST && type != Type.OBJECT && type != Type.MAP;
        return new Field(at, label, type, null, null, List.of(), lands ? List.of(same) : List.of(), false, false, Bound.USUAL);
    }

    public static Field text(String path, String label) {
        return of(path, label, Type.TEXT);
    }

    public static Field flag(String path, String label) {
        return of(path, label, Type.FLAG);
    }

    public static Field whole(String path, String label) {
        return of(path, label, Type.WHOLE);
    }

    public static Field texts(String path, String label) {
        return of(path, label, Type.TEXTS);
    }

    public static Field object(String path, String label) {
        return of(path, label, Type.OBJECT);
    }

    public static Field list(String path, String label) {
        return of(path, label, Type.LIST);
    }

    public Field required(String rule, String message, String remedy) {
        return new Field(path, label, type, Rule.value(rule, message, remedy, Json::isAbsent), otherwise, rules, landings, literal, later, bound);
    }

    public Field byDefault(JsonNode value) {
        return byDefault((parent, draft) -> value);
    }

    public Field byDefault(Default value) {
        return new Field(path, label, type, missing, value, rules, landings, literal, later, bound);
    }

    public Field not(Rule... more) {
        return not(List.of(more));
    }

    public Field not(List<Rule> more) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(more);
        return new Field(path, label, type, missing, otherwise, List.copyOf(all), landings, literal, later, bound);
    }

    /** Maps the field to a path other than its own, relative to its group. */
    public Field lands(String at) {
        return lands(at, node -> node);
    }

    public Field lands(String at, Function<JsonNode, @Nullable JsonNode> as) {
        return withLandings(List.of(Landing.of(Path.of(at), as)));
    }

    public Field alsoLands(String at, Function<JsonNode, @Nullable JsonNode> as) {
        List<Landing> all = new ArrayList<>(landings);
        all.add(new Landing(Path.of(at), as, null));
        return withLandings(List.copyOf(all));
    }

    /** Sets how the value is read back from its Kubernetes field. */
    public Field reads(Function<JsonNode, @Nullable JsonNode> back) {
        return withLandings(landings.stream().map(landing -> landing.reading(back)).toList());
    }

    /** The value is read back together with other fields, not through its mapping. */
    public Field readsTogether() {
        return withLandings(landings.stream().map(landing -> landing.reading(null)).toList());
    }

    /** Maps the field to an object that is written even if none of its members was given. */
    public Field stands(String at) {
        return lands(at, node -> Json.object());
    }

    public Field landsNowhere() {
        return withLandings(List.of());
    }

    public Field mayHoldLiterals() {
        return new Field(path, label, type, missing, otherwise, rules, landings, true, later, Bound.LITERAL);
    }

    public Field within(Bound most) {
        return new Field(path, label, type, missing, otherwise, rules, landings, literal, later, most);
    }

    Field comesLater() {
        return new Field(path, label, type, missing, otherwise, rules, landings, literal, true, bound);
    }

    private Field withLandings(List<Landing> places) {
        return new Field(path, label, type, missing, otherwise, rules, places, literal, later, bound);
    }

    /** Returns the same row inside a group that has its own path in the document and in the Kubernetes object. */
    Field under(String prefix, String place) {
        Path landing = Path.of(place);
        List<Landing> moved = landings.stream().map(one -> one.under(landing)).toList();
        return new Field(Path.of(prefix + path), label, type, missing, otherwise, rules, moved, literal, later, bound);
    }
}
