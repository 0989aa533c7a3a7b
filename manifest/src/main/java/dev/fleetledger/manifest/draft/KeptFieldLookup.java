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
import dev.fleetledger.manifest.document.Step;

/** Looks up kept fields that belong to an item of the form, such as the kind of a volume, a hook or a variable's source. */
public final class KeptFieldLookup {
    private static final String POD = "/spec/template/spec";
    /** Items of a pod whose only members are their kinds. */
    private static final List<PointerPattern> CHOICES = List.of(PointerPattern.of("/volumes/*"), PointerPattern.of("/containers/*/env/*/valueFrom"), PointerPattern.of("/initContainers/*/env/*/valueFrom"),
        PointerPattern.of("/containers/*/lifecycle/postStart"), PointerPattern.of("/containers/*/lifecycle/preStop"));

    private KeptFieldLookup() {
    }

    /** Counts the item's kept kinds that the form doesn't have. */
    public static long kinds(DraftSnapshot draftSnapshot, PathMatch thing) {
        if (draftSnapshot.circumstances().kept().isEmpty() || CHOICES.stream().noneMatch(choice -> isAt(choice, PointerPattern.of(thing.pointer())))) {
            return 0;
        }
        String place = POD + NamedPointer.toNamed(draftSnapshot.of(Step.CONTAINERS), thing.pointer());
        return draftSnapshot.circumstances().kept().stream().filter(one -> one.object().equals("DaemonSet")).flatMap(one -> members(one, place))
            .filter(kind -> !thing.node().has(kind)).distinct().count();
    }

    /** Whether there is a kept field below a pointer of the containers step. */
    public static boolean isBelow(DraftSnapshot draftSnapshot, String pointer) {
        return !draftSnapshot.circumstances().kept().isEmpty() && draftSnapshot.circumstances().kept().stream().filter(one -> one.object().equals("DaemonSet"))
            .anyMatch(one -> (one.path() + "/").startsWith(POD + NamedPointer.toNamed(draftSnapshot.of(Step.CONTAINERS), pointer) + "/"));
    }

    /** Returns the kept value at a pointer of the DaemonSet that identifies list items by name. */
    public static JsonNode at(DraftSnapshot draftSnapshot, String place) {
        return draftSnapshot.circumstances().kept().stream().filter(one -> one.object().equals("DaemonSet") && (place + "/").startsWith(one.path() + "/"))
            .findFirst().map(one -> NamedPointer.at(one.value(), place.substring(one.path().length()))).orElse(MissingNode.getInstance());
    }

    /** Whether the init container is a sidecar. The form has no field for this. */
    static boolean isSidecar(DraftSnapshot draftSnapshot, PathMatch initContainer) {
        String name = Json.text(initContainer.node(), "name");
        return at(draftSnapshot, POD + "/initContainers/" + PointerPattern.escaped(name) + "/restartPolicy").stringValue("").equals("Always");
    }

    /** Names of volumes that were kept as a whole, as older drafts did before the form had the names of such volumes. */
    public static List<String> volumes(List<KeptField> kept) {
        return kept.stream().filter(one -> one.path().matches("/spec/template/spec/volumes/[^/]+"))
            .map(one -> Json.text(one.value(), "name")).toList();
    }

    /** Both the kept field's path and the place identify list items by name. */
    private static Stream<String> members(KeptField keptField, String place) {
        if (keptField.path().startsWith(place + "/")) {
            return Stream.of(PointerPattern.of(keptField.path().substring(place.length())).segments().getFirst());
        }
        return (place + "/").startsWith(keptField.path() + "/") ? NamedPointer.at(keptField.value(), place.substring(keptField.path().length())).propertyNames().stream() : Stream.of();
    }

    private static boolean isAt(PointerPattern choice, PointerPattern pointer) {
        List<String> wanted = choice.segments();
        return wanted.size() == pointer.segments().size() && IntStream.range(0, wanted.size())
            .allMatch(i -> wanted.get(i).equals(PointerPattern.STAR) || wanted.get(i).equals(pointer.segments().get(i)));
    }
}
