package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.CONTAINERS;
import static dev.fleetledger.manifest.rule.CrossRule.rule;

import java.util.List;
import java.util.stream.Stream;

import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.syntax.Paths;

/** Paths on nodes and in containers. What is absolute depends on the operating system of the nodes. */
final class PathRules {
    private static final String REMEDY = "Write a path that starts with a slash, such as /var/lib/agent. On Windows nodes "
            + "(node selector kubernetes.io/os: windows) it may start with a drive or a backslash.";

    static final List<CrossRule> ALL = List.of(
        rule(CONTAINERS, "HostPathIsNotAbsolute", "{it} is not absolute, so it is not clear what it is relative to.", REMEDY,
            draft -> findRelative(draft, draft.match(CONTAINERS, "/volumes/*/hostPath/path").stream())),
        rule(CONTAINERS, "MountPathIsNotAbsolute", "{it} is not absolute, so it is not clear what it is relative to.", REMEDY,
            draft -> findRelative(draft, draft.matchInContainers("/mounts/*/mountPath"))),
        rule(CONTAINERS, "WorkingDirectoryIsNotAbsolute", "{it} is not absolute, so it is not clear what it is relative to.", REMEDY,
            draft -> findRelative(draft, draft.matchInContainers("/workingDir"))));

    private PathRules() {
    }

    private static List<String> findRelative(DraftSnapshot draft, Stream<PathMatch> paths) {
        boolean onWindows = NodeSystem.isWindows(draft);
        return paths.filter(path -> path.node().isString() && !Paths.isAbsolute(path.node().stringValue(), onWindows))
                .map(PathMatch::pointer).toList();
    }
}
