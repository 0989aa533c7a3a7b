package dev.fleetledger.manifest.draft;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.fleetledger.manifest.document.Found;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Named;
import dev.fleetledger.manifest.document.Path;
import dev.fleetledger.manifest.document.Step;

/** Looks up kept fields that belong to an item of the form, such as the kind of a volume, a hook or a variable's source. */
public final class KeptParts {
    private static final String POD = "/spec/template/spec";
    /** Items of a pod whose only members are their kinds. */
    private static final List<Path> CHOICES = List.of(Path.of("/volumes/*"), Path.of("/containers/*/env/*/valueFrom"), Path.of("/initContainers/*/env/*/valueFrom"),
        Path.of("/containers/*/lifecycle/postStart"), Path.of("/containers/*/lifecycle/preStop"));

    private KeptParts() {
    }

    /** Counts the item's kept kinds that the form doesn't have. */
    public static long kinds(Draft draft, Found thing) {
        if (draft.circumstances().kept().isEmpty() || CHOICES.stream().noneMatch(choice -> isAt(choice, Path.of(thing.pointer())))) {
            return 0;
        }
        String place = POD + Named.of(draft.of(Step.CONTAINERS), thing.pointer());
        return draft.circumstances().kept().stream().filter(one -> one.object().equals("DaemonSet")).flatMap(one -> members(one, place))
            .filter(kind -> !thing.node().has(kind)).distinct().count();
    }

    /** Whether there is a kept field below a pointer of the containers step. */
    public static boolean isBelow(Draft draft, String pointer) {
        return !draft.circumstances().kept().isEmpty() && draft.circumstances().kept().stream().filter(one -> one.object().equals("DaemonSet"))
            .anyMatch(one -> (one.path() + "/").startsWith(POD + Named.of(draft.of(Step.CONTAINERS), pointer) + "/"));
    }

    /** Returns the kept value at a pointer of the DaemonSet that identifies list items by name. */
    public static JsonNode at(Draft draft, String place) {
        return draft.circumstances().kept().stream().filter(one -> one.object().equals("DaemonSet") && (place + "/").startsWith(one.path() + "/"))
            .findFirst().map(one -> Named.at(one.value(), place.substring(one.path().length()))).orElse(MissingNode.getInstance());
    }

    /** Whether the init container is a sidecar. The form has no field for this. */
    static boolean isSidecar(Draft draft, Found initContainer) {
        String name = Json.text(initContainer.node(), "name");
        return at(draft, POD + "/initContainers/" + Path.escaped(name) + "/restartPolicy").stringValue("").equals("Always");
    }

    /** Names of volumes that were kept as a whole, as older drafts did before the form had the names of such volumes. */
    public static List<String> volumes(List<Kept> kept) {
        return kept.stream().filter(one -> one.path().matches("/spec/template/spec/volumes/[^/]+"))
            .map(one -> Json.text(one.value(), "name")).toList();
    }

    /** Both the kept field's path and the place identify list items by name. */
    private static Stream<String> members(Kept kept, String place) {
        if (kept.path().startsWith(place + "/")) {
            return Stream.of(Path.of(kept.path().substring(place.length())).segments().getFirst());
        }
        return (place + "/").startsWith(kept.path() + "/") ? Named.at(kept.value(), place.substring(kept.path().length())).propertyNames().stream() : Stream.of();
    }

    private static boolean isAt(Path choice, Path pointer) {
        List<String> wanted = choice.segments();
        return wanted.size() == pointer.segments().size() && IntStream.range(0, wanted.size())
            .allMatch(i -> wanted.get(i).equals(Path.STAR) || wanted.get(i).equals(pointer.segments().get(i)));
    }
}
