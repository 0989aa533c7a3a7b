package dev.fleetledger.manifest.rule;

import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.credential.CredentialPatterns;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.FieldTree;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.table.FieldTable;

/**
 * What a violation is about: the name of the field, and the value that was found.
 *
 * @param label the wizard's label, or Kubernetes' name of a field that the form doesn't have
 * @param value as it may be shown; empty if there is none, if it is no single value, or if it could be a credential
 * @param isItem whether the value is one of several that the field has
 */
record Subject(String label, String value, boolean isItem) {
    /** Stands in a rule's message for the field and the value. */
    static final String TOKEN = "{it}";
    private static final int MAX_SHOWN = 60;

    /** @param value the value at the pointer */
    static Subject of(Step step, String pointer, JsonNode value) {
        return of(step, pointer, value, false);
    }

    /** The subject of a rule about a key of a map; unlike the values, the keys are shown. */
    static Subject ofKey(Step step, String pointer, JsonNode key) {
        return of(step, pointer, key, true);
    }

    private static Subject of(Step step, String pointer, JsonNode value, boolean isKey) {
        FieldTree fieldTree = FieldTable.WIZARD.tree(step);
        List<String> segments = PointerPattern.of(pointer).segments();
        String label = segments.isEmpty() ? step.key() : segments.getLast();
        boolean mayHoldCredential = false;
        for (String segment : segments) {
            FieldTree child = child(fieldTree, segment);
            if (child == null || child == FieldTree.LEAF) {
                return new Subject(label, mayHoldCredential && !isKey ? "" : format(label, value), true);
            }
            if (child.field() != null) {
                label = child.field().label();
                mayHoldCredential |= child.field().mayHoldCredential();
            }
            fieldTree = child;
        }
        return new Subject(label, mayHoldCredential ? "" : format(segments.isEmpty() ? "" : segments.getLast(), value), false);
    }

    private static @Nullable FieldTree child(FieldTree fieldTree, String segment) {
        FieldTree itemTree = fieldTree.wildcard();
        return itemTree != null ? itemTree : fieldTree.type() == ValueType.TEXT_MAP ? FieldTree.LEAF : fieldTree.member(segment);
    }

    /** The subject of a violation in a field that the form doesn't have. */
    static Subject ofKept(String path, JsonNode value) {
        List<String> segments = PointerPattern.of(path).segments();
        boolean isItem = segments.getLast().matches("\\d+") && segments.size() > 1;
        String label = isItem ? segments.get(segments.size() - 2) : segments.getLast();
        return new Subject(label, format(label, value), isItem);
    }

    private static String format(String name, JsonNode value) {
        if (!value.isValueNode() || value.isNull() || CredentialPatterns.isCredential(name, value.asString(""))) {
            return "";
        }
        if (!value.isString()) {
            boolean isMode = name.equals("mode") || name.equals("defaultMode");
            return value.asString("") + (isMode ? " (octal 0%o)".formatted(value.longValue(0)) : "");
        }
        return quote(value.stringValue());
    }

    /** Quotes a text, so that blanks at its ends can be seen. */
    static String quote(String text) {
        int length = text.codePointCount(0, text.length());
        return Json.text(length > MAX_SHOWN ? text.substring(0, text.offsetByCodePoints(0, MAX_SHOWN)) + "…" : text).toString();
    }

    /** Returns the message with the field and the value: in the place of the token, else before it if there is a value. */
    String complete(String message) {
        String it = value.isEmpty() ? label : isItem ? value + " in " + label : label + " " + value;
        return message.contains(TOKEN) ? message.replace(TOKEN, it) : value.isEmpty() ? message : it + ": " + message;
    }

    /** Offers the value without the blanks around it, if they are all that is wrong. */
    String remedy(String remedy, JsonNode found, Predicate<JsonNode> violated) {
        String text = found.stringValue("");
        return value.isEmpty() || text.isBlank() || text.equals(text.strip()) || violated.test(Json.text(text.strip())) ? remedy
            : "Leave out the blanks around it: " + quote(text.strip()) + ".";
    }
}
