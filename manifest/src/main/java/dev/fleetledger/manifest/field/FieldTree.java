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
    private @Nullable FieldDefinition fieldDefinition;

    public static FieldTree of(List<FieldDefinition> fields) {
        FieldTree root = new FieldTree();
        for (FieldDefinition fieldDefinition : fields) {
            FieldTree at = root;
            for (String segment : fieldDefinition.path().segments()) {
                at = at.members.computeIfAbsent(segment, name -> new FieldTree());
            }
            at.fieldDefinition = fieldDefinition;
        }
        return root;
    }

    public @Nullable FieldDefinition field() {
        return fieldDefinition;
    }

    public @Nullable FieldTree member(String name) {
        return members.get(name);
    }

    public @Nullable FieldTree wildcard() {
        return members.get(PointerPattern.STAR);
    }

    /** A list item has no row of its own: it is an object with the rows below it. */
    public ValueType type() {
        return fieldDefinition == null ? ValueType.OBJECT : fieldDefinition.type();
    }

    public Collection<String> names() {
        return members.entrySet().stream()
            .filter(member -> member.getValue().fieldDefinition == null || !member.getValue().fieldDefinition.later())
            .map(Map.Entry::getKey).toList();
    }
}
