package dev.fleetledger.manifest.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.credential.Acknowledgements;
import dev.fleetledger.manifest.document.NamedPointer;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.PointerSyntax;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.KeptField;

/** Resolves a collision: takes the workload's value, or recognizes that a person has given the field another one. */
public final class CollisionResolution {
    private CollisionResolution() {
    }

    /**
     * Whether the field of the collision has another value in the other version. A field that contains others has not, whichever of them
     * changed, nor has one whose list item one version lacks: there it was renamed or removed, and nobody looked at the field.
     */
    public static boolean isDecided(Collision collision, ThreeWayRebase.Version before, ThreeWayRebase.Version after) {
        return isSingleValue(collision, before) && isSingleValue(collision, after)
            && !SameValue.of(collision.step(), collision.pointer(), before.at(collision), after.at(collision));
    }

    private static boolean isSingleValue(Collision collision, ThreeWayRebase.Version version) {
        return !version.at(collision).isContainer()
            && (collision.isOfKeptField() || NamedPointer.hasItems(version.documents().of(collision.step()), collision.pointer()));
    }

    /**
     * Returns the draft with the field as the workload has it. Of a field whose parent is only on one side, the parent is taken.
     *
     * @param draft with all defaults written out, as {@code current}
     * @param current the workload onto which the draft was last rebased
     */
    public static ThreeWayRebase.Version takeTheirs(Collision collision, ThreeWayRebase.Version draft, ThreeWayRebase.Version current) {
        if (collision.isOfKeptField()) {
            return new ThreeWayRebase.Version(draft.documents(), takeKept(collision.pointer(), draft.kept(), current.kept()));
        }
        JsonNode document = takeField(collision.pointer(), draft.documents().of(collision.step()), current.documents()
                .of(collision.step()));
        return new ThreeWayRebase.Version(draft.documents().with(collision.step(), document), draft.kept());
    }

    private static List<KeptField> takeKept(String pointer, List<KeptField> draft, List<KeptField> current) {
        List<KeptField> kept = new ArrayList<>(draft.stream().filter(one -> !one.pointer().equals(pointer)).toList());
        current.stream().filter(one -> one.pointer().equals(pointer)).forEach(kept::add);
        return List.copyOf(kept);
    }

    private static JsonNode takeField(String pointer, JsonNode draft, JsonNode current) {
        ObjectNode document = (ObjectNode) draft.deepCopy();
        Map<String, String> acknowledged = new LinkedHashMap<>();
        Acknowledgements.read(draft).forEach((literal, reason) -> addIf(!PointerSyntax.isAtOrBelow(literal, pointer), literal, reason, acknowledged));
        Acknowledgements.read(current).forEach((literal, reason) -> addIf(PointerSyntax.isAtOrBelow(literal, pointer), literal, reason, acknowledged));
        take(document, current, PointerPattern.of(pointer).segments());
        Acknowledgements.write(acknowledged, document);
        return document;
    }

    private static void addIf(boolean isTaken, String literal, String reason, Map<String, String> acknowledged) {
        if (isTaken) {
            acknowledged.put(literal, reason);
        }
    }

    private static void take(JsonNode draft, JsonNode current, List<String> segments) {
        String segment = segments.getFirst();
        JsonNode mine = NamedPointer.child(draft, segment);
        JsonNode theirs = NamedPointer.child(current, segment);
        if (segments.size() == 1 || mine.isMissingNode() || theirs.isMissingNode()) {
            replace(draft, current, segment, theirs);
        } else {
            take(mine, theirs, segments.subList(1, segments.size()));
        }
    }

    private static void replace(JsonNode draft, JsonNode current, String segment, JsonNode theirs) {
        if (draft instanceof ObjectNode members) {
            if (theirs.isMissingNode()) {
                members.remove(segment);
            } else {
                members.set(segment, theirs.deepCopy());
            }
        } else if (draft instanceof ArrayNode items) {
            replaceItem(items, current, segment, theirs);
        }
    }

    private static void replaceItem(ArrayNode items, JsonNode current, String name, JsonNode theirs) {
        int index = NamedPointer.indexOf(items, name);
        if (theirs.isMissingNode()) {
            if (index >= 0) {
                items.remove(index);
            }
        } else if (index >= 0) {
            items.set(index, theirs.deepCopy());
        } else {
            items.insert(place(items, (ArrayNode) current, name), theirs.deepCopy());
        }
    }

    /** Places an item after the one that precedes it in the workload: variables may refer to earlier ones. */
    private static int place(ArrayNode items, ArrayNode current, String name) {
        for (int i = NamedPointer.indexOf(current, name) - 1; i >= 0; i--) {
            int predecessor = NamedPointer.indexOf(items, NamedPointer.name(current.path(i), i));
            if (predecessor >= 0) {
                return predecessor + 1;
            }
        }
        return 0;
    }
}
