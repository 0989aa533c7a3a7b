package dev.fleetledger.manifest.draft;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.NamedPointer;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.PointerSyntax;
import dev.fleetledger.manifest.document.Step;

/** Looks up kept fields that belong to an item of the form, such as the kind of a volume, a hook or a variable's source. */
public final class KeptFieldLookup {
    private static final String POD = "/spec/template/spec";
    /** Items of a pod whose only members are their kinds. */
    private static final List<PointerPattern> ONE_OF_ITEMS =
            List.of(PointerPattern.of("/volumes/*"), PointerPattern.of("/containers/*/env/*/valueFrom"),
                    PointerPattern.of("/initContainers/*/env/*/valueFrom"),
        PointerPattern.of("/containers/*/lifecycle/postStart"), PointerPattern.of("/containers/*/lifecycle/preStop"));

    private KeptFieldLookup() {
    }

    /** Returns the item's kept kinds that the form doesn't have. */
    public static List<String> kinds(DraftSnapshot draft, PathMatch item) {
        if (draft.context().kept().isEmpty() || ONE_OF_ITEMS.stream()
                .noneMatch(pattern -> matches(pattern, PointerPattern.of(item.pointer())))) {
            return List.of();
        }
        String target = POD + NamedPointer.toNamed(draft.of(Step.CONTAINERS), item.pointer());
        return draft.context().kept().stream().filter(one -> one.object().equals("DaemonSet")).flatMap(one -> members(one, target))
            .filter(kind -> !item.node().has(kind)).distinct().toList();
    }

    /** Whether there is a kept field below a pointer of the containers step. */
    public static boolean existsBelow(DraftSnapshot draft, String pointer) {
        return !draft.context().kept().isEmpty() && draft.context().kept().stream().filter(one -> one.object().equals("DaemonSet"))
            .anyMatch(one -> PointerSyntax.isAtOrBelow(one.path(), POD + NamedPointer.toNamed(draft.of(Step.CONTAINERS), pointer)));
    }

    /** Returns the kept value at a pointer of the DaemonSet that identifies list items by name. */
    public static JsonNode at(DraftSnapshot draft, String target) {
        return draft.context().kept().stream()
                .filter(one -> one.object().equals("DaemonSet") && PointerSyntax.isAtOrBelow(target, one.path()))
            .findFirst().map(one -> NamedPointer.at(one.value(), target.substring(one.path().length()))).orElse(MissingNode.getInstance());
    }

    /** Returns the value at the pointer of a violation in a kept field; missing if there is none. */
    public static JsonNode valueAt(DraftSnapshot draft, String pointer) {
        return draft.context().kept().stream().filter(one -> PointerSyntax.isAtOrBelow(pointer, one.pointer())).findFirst()
            .map(one -> one.value().at(pointer.substring(one.pointer().length()))).orElse(MissingNode.getInstance());
    }

    /** Whether the init container is a sidecar. The form has no field for this. */
    static boolean isSidecar(DraftSnapshot draft, PathMatch initContainer) {
        String name = Json.text(initContainer.node(), "name");
        return at(draft, POD + "/initContainers/" + PointerPattern.escape(name) + "/restartPolicy").stringValue("").equals("Always");
    }

    /** Names of volumes that were kept as a whole, as older drafts did before the form had the names of such volumes. */
    public static List<String> volumeNames(List<KeptField> kept) {
        return kept.stream().filter(one -> one.path().matches("/spec/template/spec/volumes/[^/]+"))
            .map(one -> Json.text(one.value(), "name")).toList();
    }

    /** Both the kept field's path and the place identify list items by name. */
    private static Stream<String> members(KeptField keptField, String target) {
        if (keptField.path().startsWith(target + "/")) {
            return Stream.of(PointerPattern.of(keptField.path().substring(target.length())).segments().getFirst());
        }
        return PointerSyntax.isAtOrBelow(target, keptField.path())
                ? NamedPointer.at(keptField.value(), target.substring(keptField.path().length())).propertyNames().stream() : Stream.of();
    }

    private static boolean matches(PointerPattern pattern, PointerPattern pointer) {
        List<String> segments = pattern.segments();
        return segments.size() == pointer.segments().size() && IntStream.range(0, segments.size())
            .allMatch(i -> segments.get(i).equals(PointerPattern.WILDCARD) || segments.get(i).equals(pointer.segments().get(i)));
    }
}
