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
    private static final int MAX_ERRORS = 100;

    private final List<ShapeError> errors = new ArrayList<>();

    private ShapeValidator() {
    }

    public static List<ShapeError> check(Step step, @Nullable JsonNode document) {
        return check(FieldTable.WIZARD, step, document);
    }

    static List<ShapeError> check(FieldTable fieldTable, Step step, @Nullable JsonNode document) {
        ShapeValidator shapeValidator = new ShapeValidator();
        if (document == null || !document.isObject()) {
            shapeValidator.report("", "StepIsNoObject", "The step's document is not a JSON object.", "Send a JSON object: {…}.");
        } else {
            shapeValidator.checkMembers(document, fieldTable.tree(step), "");
        }
        return List.copyOf(shapeValidator.errors);
    }

    /** Checks a value without a schema of ours only for texts that can't be stored. */
    public static List<ShapeError> findUnstorableTexts(JsonNode value, String pointer) {
        ShapeValidator shapeValidator = new ShapeValidator();
        shapeValidator.checkAnyValue(value, SizeLimit.LITERAL, pointer);
        return List.copyOf(shapeValidator.errors);
    }

    private void checkMembers(JsonNode object, FieldTree fieldTree, String pointer) {
        for (var member : object.properties()) {
            String memberPointer = pointer + "/" + PointerPattern.escape(member.getKey());
            FieldTree memberTree = fieldTree.member(member.getKey());
            if (memberTree == null) {
                report(memberPointer, "FieldIsUnknown", "There is no field of this name here.",
                        "The fields here are " + String.join(", ", fieldTree.names()) + ".");
            } else if (member.getValue().isNull()) {
                continue;
            } else {
                checkValue(member.getValue(), memberTree, memberPointer);
            }
        }
    }

    private void checkValue(JsonNode node, FieldTree fieldTree, String pointer) {
        if (fieldTree.field() != null && fieldTree.field().unsupported()) {
            report(pointer, "FieldIsNotSupported", fieldTree.field().label() + " is not supported yet.", "Leave it out.");
            return;
        }
        ValueType valueType = fieldTree.type();
        if (!valueType.fits(node)) {
            add(ShapeError.ofType(pointer, valueType.description(), node));
            return;
        }
        SizeLimit sizeLimit = fieldTree.field() == null ? SizeLimit.DEFAULT : fieldTree.field().sizeLimit();
        if (node.size() > sizeLimit.items()) {
            report(pointer, "ItemsAreTooMany", "There are more than " + sizeLimit.items() + " items here.",
                    "Send at most " + sizeLimit.items() + ".");
            return;
        }
        checkContent(node, fieldTree, sizeLimit, pointer);
    }

    private void checkContent(JsonNode node, FieldTree fieldTree, SizeLimit sizeLimit, String pointer) {
        switch (fieldTree.type()) {
            case TEXT, QUANTITY, INTEGER_OR_TEXT -> checkText(node, sizeLimit, pointer);
            case BOOLEAN, INTEGER -> { }
            case TEXTS -> checkItems(node, ValueType.TEXT, sizeLimit, pointer);
            case INTEGERS -> checkItems(node, ValueType.INTEGER, sizeLimit, pointer);
            case TEXT_MAP -> checkTexts(node, sizeLimit, pointer);
            case LIST -> checkListItems(node, fieldTree, pointer);
            case MAP -> checkMap(node, fieldTree, pointer);
            case OBJECT -> checkMembers(node, fieldTree, pointer);
            case ANY -> checkAnyValue(node, sizeLimit, pointer);
        }
    }

    private void checkItems(JsonNode list, ValueType valueType, SizeLimit sizeLimit, String pointer) {
        for (int i = 0; i < list.size(); i++) {
            checkItem(list.path(i), valueType, sizeLimit, pointer + "/" + i);
        }
    }

    private void checkTexts(JsonNode map, SizeLimit sizeLimit, String pointer) {
        for (var member : map.properties()) {
            String memberPointer = pointer + "/" + PointerPattern.escape(member.getKey());
            checkName(member.getKey(), pointer);
            if (!member.getValue().isNull()) {
                checkItem(member.getValue(), ValueType.TEXT, sizeLimit, memberPointer);
            }
        }
    }

    private void checkItem(JsonNode node, ValueType valueType, SizeLimit sizeLimit, String pointer) {
        if (!valueType.fits(node)) {
            add(ShapeError.ofType(pointer, valueType.description(), node));
        } else {
            checkText(node, sizeLimit, pointer);
        }
    }

    private void checkListItems(JsonNode list, FieldTree fieldTree, String pointer) {
        FieldTree child = fieldTree.wildcard();
        for (int i = 0; child != null && i < list.size(); i++) {
            checkValue(list.path(i), child, pointer + "/" + i);
        }
    }

    private void checkMap(JsonNode map, FieldTree fieldTree, String pointer) {
        FieldTree child = fieldTree.wildcard();
        for (var member : map.properties()) {
            checkName(member.getKey(), pointer);
            if (child != null && !member.getValue().isNull()) {
                checkValue(member.getValue(), child, pointer + "/" + PointerPattern.escape(member.getKey()));
            }
        }
    }

    private void checkAnyValue(JsonNode node, SizeLimit sizeLimit, String pointer) {
        checkText(node, sizeLimit, pointer);
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                checkAnyValue(node.path(i), sizeLimit, pointer + "/" + i);
            }
        }
        for (var member : node.properties()) {
            checkName(member.getKey(), pointer);
            checkAnyValue(member.getValue(), sizeLimit, pointer + "/" + PointerPattern.escape(member.getKey()));
        }
    }

    private void checkText(JsonNode node, SizeLimit sizeLimit, String pointer) {
        if (node.isString()) {
            StorableText.findShapeError("The text", node.stringValue(), sizeLimit, pointer).ifPresent(this::add);
        }
    }

    private void checkName(String name, String pointer) {
        StorableText.findShapeError("A member's name", name, SizeLimit.DEFAULT, pointer).ifPresent(this::add);
    }

    private void report(String pointer, String rule, String message, String remedy) {
        add(new ShapeError(pointer, rule, message, remedy));
    }

    private void add(ShapeError shapeError) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(shapeError);
        }
    }
}
