package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.CONTAINERS;
import static dev.fleetledger.manifest.draft.DraftSnapshot.inside;
import static dev.fleetledger.manifest.draft.DraftSnapshot.repeated;
import static dev.fleetledger.manifest.rule.CrossRule.pointers;
import static dev.fleetledger.manifest.rule.CrossRule.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.draft.KeptFieldLookup;
import dev.fleetledger.manifest.syntax.Divisors;

/** Variables and files whose values come from a source. */
final class ValueSourceRules {
    private static final String FILES = "/volumes/*/projected/sources/*/downwardAPI/items/*/resourceFieldRef";
    static final List<CrossRule> ALL = List.of(
        rule(CONTAINERS, "VariableHasValueAndSource", "The variable has a value and a source.", "Keep one of them.",
            draft -> draft.containers().stream().flatMap(container -> inside(container, "/env/*").stream())
                .filter(env -> !Json.text(env.node(), "value").isEmpty()
                        && (env.node().has("valueFrom") || KeptFieldLookup.existsBelow(draft, env.pointer("valueFrom"))))
                .map(env -> env.pointer("value")).toList()),
        rule(CONTAINERS, "ResourceContainerIsUnknown", "There is no container of this name.", "Choose a container of the pod.",
            draft -> {
                List<String> names = draft.containers().stream().map(container -> Json.text(container.node(), "name")).toList();
                return pointers(resources(draft).filter(one -> !Json.text(one.node(), "containerName").isEmpty()
                    && !names.contains(Json.text(one.node(), "containerName"))).toList(), "containerName");
            }),
        rule(CONTAINERS, "ResourceContainerIsMissing", "A file doesn't know its container by itself.", "Choose a container of the pod.",
            draft -> pointers(draft.match(CONTAINERS, FILES).stream().filter(one -> Json.text(one.node(), "containerName").isEmpty())
                    .toList(), "containerName")),
        rule(CONTAINERS, Divisors.UNKNOWN.name(), Divisors.UNKNOWN.message(), Divisors.UNKNOWN.remedy(),
            draft -> pointers(resources(draft).filter(one -> Divisors.UNKNOWN.violated().test(one.node())).toList(), "divisor")),
        rule(CONTAINERS, "FilePathIsTaken", "Another file of the volume has this path.", "Use a path once.",
            draft -> draft.match(CONTAINERS, "/volumes/*").stream()
                .flatMap(volume -> repeated(files(volume), file -> file.node().stringValue("")).stream()).map(PathMatch::pointer)
                .toList()));

    private ValueSourceRules() {
    }

    private static Stream<PathMatch> resources(DraftSnapshot draft) {
        Stream<PathMatch> variables = draft.containers().stream()
            .flatMap(container -> inside(container, "/env/*/valueFrom/resourceFieldRef").stream());
        return Stream.concat(variables, draft.match(CONTAINERS, FILES).stream());
    }

    private static List<PathMatch> files(PathMatch volume) {
        List<PathMatch> files = new ArrayList<>();
        for (String path : List.of("/configMap/items/*/path", "/secret/items/*/path", "/projected/sources/*/serviceAccountToken/path",
            "/projected/sources/*/downwardAPI/items/*/path", "/projected/sources/*/configMap/items/*/path",
            "/projected/sources/*/secret/items/*/path")) {
            files.addAll(inside(volume, path));
        }
        return files;
    }
}
