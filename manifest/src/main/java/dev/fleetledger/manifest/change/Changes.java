package dev.fleetledger.manifest.change;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Path;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.field.Tree;
import dev.fleetledger.manifest.field.Type;
import dev.fleetledger.manifest.spelling.Amount;
import dev.fleetledger.manifest.table.Table;

/** Compares two documents of a step field by field and labels each difference with the wizard's name of the field. */
public final class Changes {
    private final List<Change> changes = new ArrayList<>();

    private Changes() {
    }

    public static List<Change> between(Step step, @Nullable JsonNode before, @Nullable JsonNode after) {
        Changes changes = new Changes();
        changes.compare("/" + step.key(), "", Table.WIZARD.tree(step), clean(before), clean(after));
        return List.copyOf(changes.changes);
    }

    private static JsonNode clean(@Nullable JsonNode node) {
        return node == null ? Json.object() : Json.withoutNulls(node);
    }

    private void compare(String path, String owner, Tree tree, JsonNode before, JsonNode after) {
        if (before.equals(after) || tree.type() == Type.AMOUNT && Amount.isSame(before, after)) {
            return;
        }
        switch (tree.type()) {
            case OBJECT -> members(path, owner, tree, before, after);
            case MAP -> members(path, owner, tree, before, after);
            case LIST -> items(path, owner, tree, before, after);
            case TEXT, FLAG, WHOLE, AMOUNT, WHOLE_OR_TEXT, TEXTS, WHOLES, TEXT_MAP, ANY -> say(path, owner, tree, before, after);
        }
    }

    private void members(String path, String owner, Tree tree, JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        for (String name : names) {
            Tree below = tree.type() == Type.MAP ? tree.star() : tree.member(name);
            if (below != null) {
                compare(path + "/" + Path.escaped(name), tree.type() == Type.MAP ? owner(owner, name) : owner, below,
                    before.path(name), after.path(name));
            }
        }
    }

    private void items(String path, String owner, Tree tree, JsonNode before, JsonNode after) {
        Tree below = tree.star();
        if (below == null) {
            say(path, owner, tree, before, after);
            return;
        }
        for (Paired pair : Paired.of(before, after)) {
            compare(path + "/" + pair.index(), owner(owner, pair.name()), below, pair.before(), pair.after());
        }
    }

    private static String owner(String owner, String name) {
        return name.isEmpty() ? owner : owner.isEmpty() ? name : owner + ", " + name;
    }

    private void say(String path, String owner, Tree tree, JsonNode before, JsonNode after) {
        Field field = tree.field();
        String label = field == null ? path : field.label();
        changes.add(new Change(path, owner.isEmpty() ? label : label + " (" + owner + ")",
            before.isMissingNode() ? null : before, after.isMissingNode() ? null : after));
    }
}
