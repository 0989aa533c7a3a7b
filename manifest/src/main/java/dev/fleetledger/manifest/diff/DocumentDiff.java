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
import dev.fleetledger.manifest.syntax.ResourceQuantity;
import dev.fleetledger.manifest.table.FieldTable;

/** Compares two documents of a step field by field and labels each difference with the wizard's name of the field. */
public final class DocumentDiff {
    private final List<Change> changes = new ArrayList<>();

    private DocumentDiff() {
    }

    public static List<Change> between(Step step, @Nullable JsonNode before, @Nullable JsonNode after) {
        DocumentDiff documentDiff = new DocumentDiff();
        documentDiff.compare("/" + step.key(), "", FieldTable.WIZARD.tree(step), clean(before), clean(after));
        return List.copyOf(documentDiff.changes);
    }

    private static JsonNode clean(@Nullable JsonNode node) {
        return node == null ? Json.object() : Json.withoutNulls(node);
    }

    private void compare(String path, String owner, FieldTree fieldTree, JsonNode before, JsonNode after) {
        if (before.equals(after) || fieldTree.type() == ValueType.AMOUNT && ResourceQuantity.isSame(before, after)) {
            return;
        }
        switch (fieldTree.type()) {
            case OBJECT -> members(path, owner, fieldTree, before, after);
            case MAP -> members(path, owner, fieldTree, before, after);
            case LIST -> items(path, owner, fieldTree, before, after);
            case TEXT, FLAG, WHOLE, AMOUNT, WHOLE_OR_TEXT, TEXTS, WHOLES, TEXT_MAP, ANY -> say(path, owner, fieldTree, before, after);
        }
    }

    private void members(String path, String owner, FieldTree fieldTree, JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        for (String name : names) {
            FieldTree below = fieldTree.type() == ValueType.MAP ? fieldTree.wildcard() : fieldTree.member(name);
            if (below != null) {
                compare(path + "/" + PointerPattern.escaped(name), fieldTree.type() == ValueType.MAP ? owner(owner, name) : owner, below,
                    before.path(name), after.path(name));
            }
        }
    }

    private void items(String path, String owner, FieldTree fieldTree, JsonNode before, JsonNode after) {
        FieldTree below = fieldTree.wildcard();
        if (below == null) {
            say(path, owner, fieldTree, before, after);
            return;
        }
        for (ItemPair pair : ItemPair.of(before, after)) {
            compare(path + "/" + pair.index(), owner(owner, pair.name()), below, pair.before(), pair.after());
        }
    }

    private static String owner(String owner, String name) {
        return name.isEmpty() ? owner : owner.isEmpty() ? name : owner + ", " + name;
    }

    private void say(String path, String owner, FieldTree fieldTree, JsonNode before, JsonNode after) {
        FieldDefinition fieldDefinition = fieldTree.field();
        String label = fieldDefinition == null ? path : fieldDefinition.label();
        changes.add(new Change(path, owner.isEmpty() ? label : label + " (" + owner + ")",
            before.isMissingNode() ? null : before, after.isMissingNode() ? null : after));
    }
}
