package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.CONTAINERS;
import static dev.fleetledger.manifest.draft.DraftSnapshot.inside;
import static dev.fleetledger.manifest.draft.DraftSnapshot.repeated;
import static dev.fleetledger.manifest.draft.DraftSnapshot.textKey;
import static dev.fleetledger.manifest.rule.CrossRule.pointers;
import static dev.fleetledger.manifest.rule.CrossRule.rule;

import java.util.List;

import dev.fleetledger.manifest.draft.DraftSnapshot;

/** Names that must be unique. */
final class NameRules {
    static final List<CrossRule> ALL = List.of(
        rule(CONTAINERS, "ContainerNameIsTaken", "Another container of the pod has this name.",
                "Give each container a name of its own, init containers included.",
            draft -> pointers(repeated(draft.containers(), one -> textKey(one, "name")), "name")),
        rule(CONTAINERS, "VariableNameIsTaken", "Another variable of the container has this name.", "Keep one of them.",
            draft -> repeatedInContainers(draft, "/env/*", "name")),
        rule(CONTAINERS, "PortNameIsTaken", "Another port of the container has this name.", "Use a name once.",
            draft -> repeatedInContainers(draft, "/ports/*", "name")),
        rule(CONTAINERS, "VolumeNameIsTaken", "Another volume has this name.", "Use a name once.",
            draft -> pointers(repeated(draft.match(CONTAINERS, "/volumes/*"), one -> textKey(one, "name")), "name")));

    private NameRules() {
    }

    private static List<String> repeatedInContainers(DraftSnapshot draft, String path, String member) {
        return draft.containers().stream()
            .flatMap(container -> pointers(repeated(inside(container, path), one -> textKey(one, member)), member).stream())
            .toList();
    }
}
