package dev.fleetledger.manifest.field;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.manifest.document.PointerPattern;

/** The table's rows of one step as a tree for traversing a document. */
public final class FieldTree {
    /** A node without rows below it. */
    public static final FieldTree LEAF = of(List.of(FieldDefinition.of("", "Value", ValueType.ANY)));

    private final Map<String, FieldTree> members = new LinkedHashMap<>();
    private @Nullable FieldDefinition field;

    public static FieldTree of(List<FieldDefinition> fields) {
        FieldTree root = new FieldTree();
        for (FieldDefinition field : fields) {
            FieldTree node = root;
            for (String segment : field.path().segments()) {
                node = node.members.computeIfAbsent(segment, name -> new FieldTree());
            }
            node.field = field;
        }
        return root;
    }

    public @Nullable FieldDefinition field() {
        return field;
    }

    public @Nullable FieldTree member(String name) {
        return members.get(name);
    }

    public @Nullable FieldTree wildcard() {
        return members.get(PointerPattern.WILDCARD);
    }

    /** Returns the rows of the member, list item or map entry of this name; null if the table has none. */
    public @Nullable FieldTree child(String segment) {
        return wildcard() != null ? wildcard() : type() == ValueType.TEXT_MAP ? LEAF : member(segment);
    }

    /** A list item has no row of its own: it is an object with the rows below it. */
    public ValueType type() {
        return field == null ? ValueType.OBJECT : field.type();
    }

    public Collection<String> names() {
        return members.entrySet().stream()
            .filter(member -> member.getValue().field == null || !member.getValue().field.unsupported())
            .map(Map.Entry::getKey).toList();
    }
}
