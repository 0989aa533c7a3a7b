package dev.fleetledger.manifest;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether a step's document can be kept at all: known fields, of the right JSON type, in texts that can be stored. */
public final class Shape {
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

    /** Of something without a shape of ours: only what can't be stored. */
    static List<Misshape> unstorable(JsonNode anything, String pointer) {
        Shape shape = new Shape();
        shape.anything(anything, pointer);
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
        switch (type) {
            case TEXT, AMOUNT, WHOLE_OR_TEXT -> storable(node, pointer);
            case FLAG, WHOLE -> { }
            case TEXTS -> items(node, Type.TEXT, pointer);
            case WHOLES -> items(node, Type.WHOLE, pointer);
            case TEXT_MAP -> texts(node, pointer);
            case LIST -> each(node, tree, pointer);
            case MAP -> map(node, tree, pointer);
            case OBJECT -> members(node, tree, pointer);
            case ANY -> anything(node, pointer);
        }
    }

    private void items(JsonNode list, Type type, String pointer) {
        for (int i = 0; i < list.size(); i++) {
            item(list.path(i), type, pointer + "/" + i);
        }
    }

    private void texts(JsonNode map, String pointer) {
        for (var member : map.properties()) {
            String at = pointer + "/" + Path.escaped(member.getKey());
            name(member.getKey(), pointer);
            if (!member.getValue().isNull()) {
                item(member.getValue(), Type.TEXT, at);
            }
        }
    }

    private void item(JsonNode node, Type type, String pointer) {
        if (!type.fits(node)) {
            say(pointer, "This is not " + type.words() + ".", "Send " + type.words() + ".");
        } else {
            storable(node, pointer);
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

    private void anything(JsonNode node, String pointer) {
        storable(node, pointer);
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                anything(node.path(i), pointer + "/" + i);
            }
        }
        for (var member : node.properties()) {
            name(member.getKey(), pointer);
            anything(member.getValue(), pointer + "/" + Path.escaped(member.getKey()));
        }
    }

    private void storable(JsonNode node, String pointer) {
        if (node.isString() && !isStorable(node.stringValue())) {
            say(pointer, "The text has a NUL character or half a surrogate pair.", "Send text that is valid Unicode, without NUL.");
        }
    }

    private void name(String name, String pointer) {
        if (!isStorable(name)) {
            say(pointer, "A member's name has a NUL character or half a surrogate pair.", "Send names that are valid Unicode, without NUL.");
        }
    }

    /** PostgreSQL's jsonb takes neither, and UTF-8 has no place for a lone surrogate. */
    private static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private void say(String pointer, String message, String remedy) {
        misshapes.add(new Misshape(pointer, message, remedy));
    }
}
