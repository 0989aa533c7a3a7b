package dev.fleetledger.manifest.form;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.FieldTree;
import dev.fleetledger.manifest.field.SizeLimit;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.table.FieldTable;

/** Checks whether a step's document can be stored: known fields of the right JSON type, within the size limits, with storable texts. */
public final class ShapeValidator {
    /** Further shape errors are omitted, because each is serialized and nobody reads more. */
    private static final int MOST = 100;

    private final List<ShapeError> misshapes = new ArrayList<>();

    private ShapeValidator() {
    }

    public static List<ShapeError> check(Step step, @Nullable JsonNode document) {
        return check(FieldTable.WIZARD, step, document);
    }

    static List<ShapeError> check(FieldTable fieldTable, Step step, @Nullable JsonNode document) {
        ShapeValidator shapeValidator = new ShapeValidator();
        if (document == null || !document.isObject()) {
            shapeValidator.say("", "The step's document is not an object.", "Send a JSON object.");
        } else {
            shapeValidator.members(document, fieldTable.tree(step), "");
        }
        return List.copyOf(shapeValidator.misshapes);
    }

    /** Checks a value without a schema of ours only for texts that can't be stored. */
    public static List<ShapeError> unstorable(JsonNode anything, String pointer) {
        ShapeValidator shapeValidator = new ShapeValidator();
        shapeValidator.anything(anything, SizeLimit.LITERAL, pointer);
        return List.copyOf(shapeValidator.misshapes);
    }

    private void members(JsonNode object, FieldTree fieldTree, String pointer) {
        for (var member : object.properties()) {
            String at = pointer + "/" + PointerPattern.escaped(member.getKey());
            FieldTree known = fieldTree.member(member.getKey());
            if (known == null) {
                say(at, "There is no such field.", "Known here: " + String.join(", ", fieldTree.names()) + ".");
            } else if (member.getValue().isNull()) {
                continue;
            } else {
                value(member.getValue(), known, at);
            }
        }
    }

    private void value(JsonNode node, FieldTree fieldTree, String pointer) {
        if (fieldTree.field() != null && fieldTree.field().later()) {
            say(pointer, fieldTree.field().label() + " is not supported yet.", "Leave it out.");
            return;
        }
        ValueType valueType = fieldTree.type();
        if (!valueType.fits(node)) {
            say(pointer, "This is not " + valueType.words() + ".", "Send " + valueType.words() + ".");
            return;
        }
        SizeLimit sizeLimit = fieldTree.field() == null ? SizeLimit.USUAL : fieldTree.field().bound();
        if (node.size() > sizeLimit.items()) {
            say(pointer, "There are more than " + sizeLimit.items() + " here.", "Send at most " + sizeLimit.items() + ".");
            return;
        }
        inside(node, fieldTree, sizeLimit, pointer);
    }

    private void inside(JsonNode node, FieldTree fieldTree, SizeLimit sizeLimit, String pointer) {
        switch (fieldTree.type()) {
            case TEXT, AMOUNT, WHOLE_OR_TEXT -> storable(node, sizeLimit, pointer);
            case FLAG, WHOLE -> { }
            case TEXTS -> items(node, ValueType.TEXT, sizeLimit, pointer);
            case WHOLES -> items(node, ValueType.WHOLE, sizeLimit, pointer);
            case TEXT_MAP -> texts(node, sizeLimit, pointer);
            case LIST -> each(node, fieldTree, pointer);
            case MAP -> map(node, fieldTree, pointer);
            case OBJECT -> members(node, fieldTree, pointer);
            case ANY -> anything(node, sizeLimit, pointer);
        }
    }

    private void items(JsonNode list, ValueType valueType, SizeLimit sizeLimit, String pointer) {
        for (int i = 0; i < list.size(); i++) {
            item(list.path(i), valueType, sizeLimit, pointer + "/" + i);
        }
    }

    private void texts(JsonNode map, SizeLimit sizeLimit, String pointer) {
        for (var member : map.properties()) {
            String at = pointer + "/" + PointerPattern.escaped(member.getKey());
            name(member.getKey(), pointer);
            if (!member.getValue().isNull()) {
                item(member.getValue(), ValueType.TEXT, sizeLimit, at);
            }
        }
    }

    private void item(JsonNode node, ValueType valueType, SizeLimit sizeLimit, String pointer) {
        if (!valueType.fits(node)) {
            say(pointer, "This is not " + valueType.words() + ".", "Send " + valueType.words() + ".");
        } else {
            storable(node, sizeLimit, pointer);
        }
    }

    private void each(JsonNode list, FieldTree fieldTree, String pointer) {
        FieldTree below = fieldTree.wildcard();
        for (int i = 0; below != null && i < list.size(); i++) {
            value(list.path(i), below, pointer + "/" + i);
        }
    }

    private void map(JsonNode map, FieldTree fieldTree, String pointer) {
        FieldTree below = fieldTree.wildcard();
        for (var member : map.properties()) {
            name(member.getKey(), pointer);
            if (below != null && !member.getValue().isNull()) {
                value(member.getValue(), below, pointer + "/" + PointerPattern.escaped(member.getKey()));
            }
        }
    }

    private void anything(JsonNode node, SizeLimit sizeLimit, String pointer) {
        storable(node, sizeLimit, pointer);
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                anything(node.path(i), sizeLimit, pointer + "/" + i);
            }
        }
        for (var member : node.properties()) {
            name(member.getKey(), pointer);
            anything(member.getValue(), sizeLimit, pointer + "/" + PointerPattern.escaped(member.getKey()));
        }
    }

    private void storable(JsonNode node, SizeLimit sizeLimit, String pointer) {
        if (node.isString()) {
            StorableText.misshape("The text", node.stringValue(), sizeLimit, pointer).ifPresent(this::add);
        }
    }

    private void name(String name, String pointer) {
        StorableText.misshape("A member's name", name, SizeLimit.USUAL, pointer).ifPresent(this::add);
    }

    private void say(String pointer, String message, String remedy) {
        add(new ShapeError(pointer, message, remedy));
    }

    private void add(ShapeError shapeError) {
        if (misshapes.size() < MOST) {
            misshapes.add(shapeError);
        }
    }
}
