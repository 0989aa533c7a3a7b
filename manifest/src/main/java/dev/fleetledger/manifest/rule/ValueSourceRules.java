package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.CONTAINERS;
import static dev.fleetledger.manifest.draft.DraftSnapshot.inside;
import static dev.fleetledger.manifest.draft.DraftSnapshot.repeated;
import static dev.fleetledger.manifest.rule.CrossRule.pointers;
import static dev.fleetledger.manifest.rule.CrossRule.rule;
import static dev.fleetledger.manifest.rule.CrossRule.warning;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.draft.KeptFieldLookup;
import dev.fleetledger.manifest.draft.ToleratedValues;
import dev.fleetledger.manifest.syntax.Divisors;

/** Variables and files whose values come from a source. */
final class ValueSourceRules {
    private static final String FILES = "/volumes/*/projected/sources/*/downwardAPI/items/*/resourceFieldRef";
    /** An API server refuses equal paths of projected volumes (validateProjectionSources, 1.35), and only warns of others. */
    private static final List<String> PROJECTED = List.of("/projected/sources/*/serviceAccountToken",
            "/projected/sources/*/downwardAPI/items/*", "/projected/sources/*/configMap/items/*", "/projected/sources/*/secret/items/*");
    private static final List<String> OF_ONE_OBJECT = List.of("/configMap", "/secret");
    private static final String PATH_TAKEN = "FilePathIsTaken";
    private static final String PATH_TAKEN_MESSAGE =
            "{it} is the path of another file of the volume too, and the pod sees only one of the two.";
    private static final String PATH_TAKEN_REMEDY = "Give each file a path of its own.";
    static final List<CrossRule> ALL = List.of(
        rule(CONTAINERS, "VariableHasValueAndSource", "The variable has both value and valueFrom.", "Keep one of them.",
            draft -> draft.matchInContainers("/env/*")
                .filter(env -> !Json.text(env.node(), "value").isEmpty()
                        && (env.node().has("valueFrom") || KeptFieldLookup.existsBelow(draft, env.pointer("valueFrom"))))
                .map(env -> env.pointer("value")).toList()),
        rule(CONTAINERS, "ResourceContainerIsUnknown", "There is no container of this name.", "Write the name of a container of the pod.",
            draft -> {
                List<String> names = draft.containers().stream().map(container -> Json.text(container.node(), "name")).toList();
                return pointers(resources(draft).filter(one -> !Json.text(one.node(), "containerName").isEmpty()
                    && !names.contains(Json.text(one.node(), "containerName"))).toList(), "containerName");
            }),
        rule(CONTAINERS, "ResourceContainerIsMissing",
                "A file with a container's resource must say which container: it belongs to the whole pod.",
                "Add containerName beside resource, with the name of a container of the pod.",
            draft -> pointers(draft.match(CONTAINERS, FILES).stream().filter(one -> Json.text(one.node(), "containerName").isEmpty())
                    .toList(), "containerName")),
        rule(CONTAINERS, Divisors.UNKNOWN.name(), Divisors.UNKNOWN.message(), Divisors.UNKNOWN.remedy(),
            draft -> pointers(resources(draft).filter(one -> Divisors.UNKNOWN.violated().test(one.node())).toList(), "divisor")),
        rule(CONTAINERS, PATH_TAKEN, PATH_TAKEN_MESSAGE, PATH_TAKEN_REMEDY,
            draft -> Stream.concat(findTaken(draft, PROJECTED, "/path"), findTaken(draft, OF_ONE_OBJECT, "/items/*/path")
                    .filter(path -> !isTolerated(draft, path))).toList()),
        warning(CONTAINERS, PATH_TAKEN, PATH_TAKEN_MESSAGE, PATH_TAKEN_REMEDY,
            draft -> findTaken(draft, OF_ONE_OBJECT, "/items/*/path").filter(path -> isTolerated(draft, path)).toList()));

    private ValueSourceRules() {
    }

    private static Stream<PathMatch> resources(DraftSnapshot draft) {
        Stream<PathMatch> variables = draft.matchInContainers("/env/*/valueFrom/resourceFieldRef");
        return Stream.concat(variables, draft.match(CONTAINERS, FILES).stream());
    }

    /** Finds repeated paths in each item below the volume's path: a volume, or all sources of a projected volume. */
    private static Stream<String> findTaken(DraftSnapshot draft, List<String> paths, String file) {
        return draft.match(CONTAINERS, "/volumes/*").stream()
            .flatMap(volume -> repeated(paths.stream().flatMap(path -> inside(volume, path + file).stream()).toList(),
                    one -> one.node().stringValue("")).stream()).map(PathMatch::pointer);
    }

    /** An API server accepts it, so imported files only cause a warning until a person changes them. */
    private static boolean isTolerated(DraftSnapshot draft, String path) {
        JsonNode volume = draft.of(CONTAINERS).at(path.replaceFirst("/items/\\d+/path$", ""));
        return draft.context().tolerated().contains(ToleratedValues.filesKey(volume));
    }
}
