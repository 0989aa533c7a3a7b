package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.PLACEMENT;
import static dev.fleetledger.manifest.rule.CrossRule.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Found;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.draft.Draft;
import dev.fleetledger.manifest.render.Overrides;
import dev.fleetledger.manifest.spelling.Amount;

/** Overrides against the fields that they override. */
public final class OverrideRules {
    /** Reported for an operation by its path, and for the object that all operations produce. */
    public static final Violation TOUCHES_IDENTITY = new Violation(PLACEMENT, "", "PatchTouchesIdentity",
        "Names, selector and marks can't be patched: by them the object is found again.", "Patch something else.");

    /** Names and marks that a patch must not change, because objects are identified by them. */
    private static final List<String> IDENTITY = List.of("/apiVersion", "/kind", "/metadata/name", "/metadata/namespace", "/spec/selector",
        "/metadata/labels/fleetledger.dev~1", "/metadata/annotations/fleetledger.dev~1", "/spec/template/metadata/labels/fleetledger.dev~1");

    static final List<CrossRule> ALL = List.of(
        rule(PLACEMENT, "OverrideAppliesNowhere", "The override has neither labels nor names of clusters.", "Give labels or names of clusters.",
            draft -> overrides(draft).filter(one -> {
                JsonNode clusters = one.node().path("clusters");
                return clusters.isObject() && clusters.path("matchLabels").isEmpty() && clusters.path("names").isEmpty();
            }).map(one -> one.pointer("clusters")).toList()),
        rule(PLACEMENT, "OverriddenContainerIsUnknown", "There is no container of this name.", "Use the name of a container.",
            OverrideRules::unknownContainers),
        rule(PLACEMENT, "OverriddenRequestExceedsLimit", "With this override the request is more than the limit.", "Override both.",
            OverrideRules::exceeding),
        rule(PLACEMENT, TOUCHES_IDENTITY.rule(), TOUCHES_IDENTITY.message(), TOUCHES_IDENTITY.remedy(),
            draft -> draft.each(PLACEMENT, "/overrides/*/patch/*").stream().filter(one -> !Json.text(one.node(), "op").equals("test"))
                .filter(one -> touches(Json.text(one.node(), "path")) || Json.text(one.node(), "op").equals("move") && touches(Json.text(one.node(), "from"))).map(one -> one.pointer("path")).toList()),
        rule(PLACEMENT, "PatchesAreTooMany", "More than " + Overrides.PATCHED + " overrides have a patch: each makes a DaemonSet that is checked.",
            "Say it with the other members, or for more clusters at once.",
            draft -> overrides(draft).filter(Overrides::isPatched).skip(Overrides.PATCHED).map(one -> one.pointer("patch")).toList()));

    private OverrideRules() {
    }

    private static Stream<Found> overrides(Draft draft) {
        return draft.each(PLACEMENT, "/overrides/*").stream();
    }

    private static List<String> unknownContainers(Draft draft) {
        Set<String> names = draft.containers().stream().map(container -> Json.text(container.node(), "name")).collect(Collectors.toSet());
        return Stream.of("imageTag", "env", "resources").flatMap(member -> draft.each(PLACEMENT, "/overrides/*/" + member + "/*").stream())
            .filter(one -> !names.contains(one.stars().getLast())).map(Found::pointer).toList();
    }

    private static List<String> exceeding(Draft draft) {
        return draft.each(PLACEMENT, "/overrides/*/resources/*/*").stream().filter(one -> {
            JsonNode own = draft.containers().stream().map(Found::node).filter(node -> Json.text(node, "name").equals(one.stars().get(1)))
                .findFirst().orElse(Json.object()).path("resources").path(one.stars().getLast());
            JsonNode request = one.node().has("request") ? one.node().path("request") : own.path("request");
            JsonNode limit = one.node().has("limit") ? one.node().path("limit") : own.path("limit");
            return Amount.exceeds(request, limit);
        }).map(Found::pointer).toList();
    }

    private static boolean touches(String path) {
        return IDENTITY.stream().anyMatch(own -> path.startsWith(own) || own.startsWith(path + "/"));
    }
}
