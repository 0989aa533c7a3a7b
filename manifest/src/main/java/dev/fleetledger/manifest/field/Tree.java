package dev.fleetledger.manifest.field;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.manifest.document.Path;

/** The table's rows of one step as a tree for traversing a document. */
public final class Tree {
    /** A node without rows below it. */
    public static final Tree LEAF = of(List.of(Field.of("", "Value", Type.ANY)));

    private final Map<String, Tree> members = new LinkedHashMap<>();
    private @Nullable Field field;

    public static Tree of(List<Field> fields) {
        Tree root = new Tree();
        for (Field field : fields) {
            Tree at = root;
            for (String segment : field.path().segments()) {
                at = at.members.computeIfAbsent(segment, name -> new Tree());
            }
            at.field = field;
        }
        return root;
    }

    public @Nullable Field field() {
        return field;
    }

    public @Nullable Tree member(String name) {
        return members.get(name);
    }

    public @Nullable Tree star() {
        return members.get(Path.STAR);
    }

    /** A list item has no row of its own: it is an object with the rows below it. */
    public Type type() {
        return field == null ? Type.OBJECT : field.type();
    }

    public Collection<String> names() {
        return members.entrySet().stream()
            .filter(member -> member.getValue().field == null || !member.getValue().field.later())
            .map(Map.Entry::getKey).toList();
    }
}
