package dev.fleetledger.manifest.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.FieldTree;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.table.FieldTable;

/** Compares two documents of a step field by field and labels each difference with the wizard's name of the field. */
public final class DocumentDiff {
    private final List<Change> changes = new ArrayList<>();

    private DocumentDiff() {
    }

    public static List<Change> between(Step step, @Nullable JsonNode before, @Nullable JsonNode after) {
        DocumentDiff documentDiff = new DocumentDiff();
        documentDiff.compare("/" + step.key(), "", FieldTable.WIZARD.tree(step), withoutNulls(before), withoutNulls(after));
        return List.copyOf(documentDiff.changes);
    }

    private static JsonNode withoutNulls(@Nullable JsonNode node) {
        return node == null ? Json.object() : Json.withoutNulls(node);
    }

    private void compare(String path, String owner, FieldTree fieldTree, JsonNode before, JsonNode after) {
        if (SameValue.of(fieldTree, before, after)) {
            return;
        }
        switch (fieldTree.type()) {
            case OBJECT -> compareMembers(path, owner, fieldTree, before, after);
            case MAP -> compareMembers(path, owner, fieldTree, before, after);
            case LIST -> compareItems(path, owner, fieldTree, before, after);
            case TEXT, BOOLEAN, INTEGER, QUANTITY, INTEGER_OR_TEXT, TEXTS, INTEGERS, TEXT_MAP,
                    ANY -> addChange(path, owner, fieldTree, before, after);
        }
    }

    private void compareMembers(String path, String owner, FieldTree fieldTree, JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        for (String name : names) {
            FieldTree child = fieldTree.type() == ValueType.MAP ? fieldTree.wildcard() : fieldTree.member(name);
            if (child != null) {
                compare(path + "/" + PointerPattern.escape(name), fieldTree.type() == ValueType.MAP ? appendName(owner, name) : owner,
                        child,
                    before.path(name), after.path(name));
            }
        }
    }

    private void compareItems(String path, String owner, FieldTree fieldTree, JsonNode before, JsonNode after) {
        FieldTree child = fieldTree.wildcard();
        if (child == null) {
            addChange(path, owner, fieldTree, before, after);
            return;
        }
        for (ItemPair pair : ItemPair.of(before, after)) {
            compare(path + "/" + pair.index(), appendName(owner, pair.name()), child, pair.before(), pair.after());
        }
    }

    private static String appendName(String owner, String name) {
        return name.isEmpty() ? owner : owner.isEmpty() ? name : owner + ", " + name;
    }

    private void addChange(String path, String owner, FieldTree fieldTree, JsonNode before, JsonNode after) {
        FieldDefinition fieldDefinition = fieldTree.field();
        String label = fieldDefinition == null ? path : fieldDefinition.label();
        changes.add(new Change(path, owner.isEmpty() ? label : label + " (" + owner + ")",
            before.isMissingNode() ? null : before, after.isMissingNode() ? null : after));
    }
}
