package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.CONTAINERS;
import static dev.fleetledger.manifest.draft.DraftSnapshot.inside;
import static dev.fleetledger.manifest.draft.DraftSnapshot.repeated;
import static dev.fleetledger.manifest.rule.CrossRule.pointers;
import static dev.fleetledger.manifest.rule.CrossRule.rule;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.draft.KeptFieldLookup;
import dev.fleetledger.manifest.syntax.Paths;

/** Volumes, and their mounts in containers. */
final class VolumeRules {
    static final List<CrossRule> ALL = List.of(
        rule(CONTAINERS, "MountedVolumeIsUnknown", "There is no volume of this name.",
        "Write the name of a volume of the containers step, or add the volume there.",
            draft -> {
                Set<String> names = draft.match(CONTAINERS, "/volumes/*").stream()
                    .map(volume -> Json.text(volume.node(), "name")).collect(Collectors.toSet());
                names.addAll(KeptFieldLookup.volumeNames(draft.context().kept()));
                return mounts(draft, mount -> mount.node().has("volume") && !names.contains(Json.text(mount.node(), "volume")), "volume");
            }),
        rule(CONTAINERS, "MountPathIsTaken", "Another mount of the container has the same path.",
        "Give each mount of the container a path of its own.",
            draft -> draft.containers().stream()
                .flatMap(container -> pointers(repeated(inside(container, "/mounts/*"), VolumeRules::mountPathKey), "mountPath").stream())
                .toList()),
        rule(CONTAINERS, "SubPathIsGivenTwice", "The mount has both subPath and subPathExpr.", "Keep one of them.",
            draft -> mounts(draft, mount -> !Json.text(mount.node(), "subPath").isEmpty() && !Json.text(mount.node(), "subPathExpr")
                    .isEmpty(),
                "subPathExpr")),
        rule(CONTAINERS, "BidirectionalMountNeedsPrivilege", "The mount propagation Bidirectional needs a privileged container.",
            "Make the container privileged, or set mountPropagation to HostToContainer.",
            draft -> draft.containers().stream().filter(container -> !Json.isTrue(container.node(), "privileged"))
                .flatMap(container -> inside(container, "/mounts/*").stream())
                .filter(mount -> Json.text(mount.node(), "mountPropagation").equals("Bidirectional"))
                .map(mount -> mount.pointer("mountPropagation")).toList()));

    private VolumeRules() {
    }

    private static List<String> mounts(DraftSnapshot draft, Predicate<PathMatch> violated, String member) {
        return draft.matchInContainers("/mounts/*").filter(violated).map(mount -> mount.pointer(member)).toList();
    }

    private static @Nullable Object mountPathKey(PathMatch mount) {
        String path = Json.text(mount.node(), "mountPath");
        return path.isEmpty() ? null : Paths.withoutTrailingSlashes(path);
    }
}
