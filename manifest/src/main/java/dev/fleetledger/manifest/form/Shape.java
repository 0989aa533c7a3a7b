package dev.fleetledger.manifest.form;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Misshape;
import dev.fleetledger.manifest.document.Path;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.Bound;
import dev.fleetledger.manifest.field.Tree;
import dev.fleetledger.manifest.field.Type;
import dev.fleetledger.manifest.table.Table;

/** Checks whether a step's document can be stored: known fields of the right JSON type, within the size limits, with storable texts. */
public final class Shape {
    /** Further shape errors are omitted, because each is serialized and nobody reads more. */
    private static final int MOST = 100;

    private final List<Misshape> misshapes = new ArrayList<>();

    private Shape() {
    }

    public static List<Misshape> check(Step step, @Nullable JsonNode document) {
        return check(Table.WIZARD, step, document);
    }

    static List<Misshape> check(Table table, Step step, @Nullable JsonNode document) {
        Shape shape = new Shape();
        if (document == null || !document.isObject()) {
            shape.say("", "The step's document is not an object.", "Send a JSON object.");
        } else {
            shape.members(document, table.tree(step), "");
        }
        return List.copyOf(shape.misshapes);
    }

    /** Checks a value without a schema of ours only for texts that can't be stored. */
    public static List<Misshape> unstorable(JsonNode anything, String pointer) {
        Shape shape = new Shape();
        shape.anything(anything, Bound.LITERAL, pointer);
        return List.copyOf(shape.misshapes);
    }

    private void members(JsonNode object, Tree tree, String pointer) {
        for (var member : object.properties()) {
            String at = pointer + "/" + Path.escaped(member.getKey());
            Tree known = tree.member(member.getKey());
            if (known == null) {
                say(at, "There is no such field.", "Known here: " + String.join(", ", tree.names()) + ".");
            } else if (member.getValue().isNull()) {
                continue;
            } else {
                value(member.getValue(), known, at);
            }
        }
    }

    private void value(JsonNode node, Tree tree, String pointer) {
        if (tree.field() != null && tree.field().later()) {
            say(pointer, tree.field().label() + " is not supported yet.", "Leave it out.");
            return;
        }
        Type type = tree.type();
        if (!type.fits(node)) {
            say(pointer, "This is not " + type.words() + ".", "Send " + type.words() + ".");
            return;
        }
        Bound bound = tree.field() == null ? Bound.USUAL : tree.field().bound();
        if (node.size() > bound.items()) {
            say(pointer, "There are more than " + bound.items() + " here.", "Send at most " + bound.items() + ".");
            return;
        }
        inside(node, tree, bound, pointer);
    }

    private void inside(JsonNode node, Tree tree, Bound bound, String pointer) {
        switch (tree.type()) {
            case TEXT, AMOUNT, WHOLE_OR_TEXT -> storable(node, bound, pointer);
            case FLAG, WHOLE -> { }
            case TEXTS -> items(node, Type.TEXT, bound, pointer);
            case WHOLES -> items(node, Type.WHOLE, bound, pointer);
            case TEXT_MAP -> texts(node, bound, pointer);
            case LIST -> each(node, tree, pointer);
            case MAP -> map(node, tree, pointer);
            case OBJECT -> members(node, tree, pointer);
            case ANY -> anything(node, bound, pointer);
        }
    }

    private void items(JsonNode list, Type type, Bound bound, String pointer) {
        for (int i = 0; i < list.size(); i++) {
            item(list.path(i), type, bound, pointer + "/" + i);
        }
    }

    private void texts(JsonNode map, Bound bound, String pointer) {
        for (var member : map.properties()) {
            String at = pointer + "/" + Path.escaped(member.getKey());
            name(member.getKey(), pointer);
            if (!member.getValue().isNull()) {
                item(member.getValue(), Type.TEXT, bound, at);
            }
        }
    }

    private void item(JsonNode node, Type type, Bound bound, String pointer) {
        if (!type.fits(node)) {
            say(pointer, "This is not " + type.words() + ".", "Send " + type.words() + ".");
        } else {
            storable(node, bound, pointer);
        }
    }

    private void each(JsonNode list, Tree tree, String pointer) {
        Tree below = tree.star();
        for (int i = 0; below != null && i < list.size(); i++) {
            value(list.path(i), below, pointer + "/" + i);
        }
    }

    private void map(JsonNode map, Tree tree, String pointer) {
        Tree below = tree.star();
        for (var member : map.properties()) {
            name(member.getKey(), pointer);
            if (below != null && !member.getValue().isNull()) {
                value(member.getValue(), below, pointer + "/" + Path.escaped(member.getKey()));
            }
        }
    }

    private void anything(JsonNode node, Bound bound, String pointer) {
        storable(node, bound, pointer);
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                anything(node.path(i), bound, pointer + "/" + i);
            }
        }
        for (var member : node.properties()) {
            name(member.getKey(), pointer);
            anything(member.getValue(), bound, pointer + "/" + Path.escaped(member.getKey()));
        }
    }

    private void storable(JsonNode node, Bound bound, String pointer) {
        if (node.isString()) {
            Storable.misshape("The text", node.stringValue(), bound, pointer).ifPresent(this::add);
        }
    }

    private void name(String name, String pointer) {
        Storable.misshape("A member's name", name, Bound.USUAL, pointer).ifPresent(this::add);
    }

    private void say(String pointer, String message, String remedy) {
        add(new Misshape(pointer, message, remedy));
    }

    private void add(Misshape misshape) {
        if (misshapes.size() < MOST) {
            misshapes.add(misshape);
        }
    }
}
