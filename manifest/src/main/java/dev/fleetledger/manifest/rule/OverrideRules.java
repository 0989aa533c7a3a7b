package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.PLACEMENT;
import static dev.fleetledger.manifest.rule.CrossRule.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.render.OverrideApplier;
import dev.fleetledger.manifest.syntax.ResourceQuantity;

/** Overrides against the fields that they override. */
public final class OverrideRules {
    /** Reported for an operation by its path, and for the object that all operations produce. */
    public static final Violation TOUCHES_IDENTITY = new Violation(PLACEMENT, "", "PatchTouchesIdentity",
        "Names, the selector and Fleetledger's labels and annotations can't be patched: by them the object is found again.",
        "Leave this operation out of the patch.");

    /** Names and marks that a patch must not change, because objects are identified by them. */
    private static final List<String> IDENTITY = List.of("/apiVersion", "/kind", "/metadata/name", "/metadata/namespace", "/spec/selector",
        "/metadata/labels/fleetledger.dev~1", "/metadata/annotations/fleetledger.dev~1",
        "/spec/template/metadata/labels/fleetledger.dev~1");

    static final List<CrossRule> ALL = List.of(
        rule(PLACEMENT, "OverrideAppliesNowhere", "The override has neither labels nor names of clusters.",
                "Add names or matchLabels of clusters.",
            draft -> overrides(draft).filter(one -> {
                JsonNode clusters = one.node().path("clusters");
                return clusters.isObject() && clusters.path("matchLabels").isEmpty() && clusters.path("names").isEmpty();
            }).map(one -> one.pointer("clusters")).toList()),
        rule(PLACEMENT, "OverriddenContainerIsUnknown", "There is no container of this name.", "Use the name of a container.",
            OverrideRules::findUnknownContainers),
        rule(PLACEMENT, "OverriddenRequestExceedsLimit", "With this override the request is more than the limit.", "Override both.",
            OverrideRules::findExceedingRequests),
        rule(PLACEMENT, TOUCHES_IDENTITY.rule(), TOUCHES_IDENTITY.message(), TOUCHES_IDENTITY.remedy(),
            draft -> draft.match(PLACEMENT, "/overrides/*/patch/*").stream().filter(one -> !Json.text(one.node(), "op").equals("test"))
                .filter(one -> touchesIdentity(Json.text(one.node(), "path")) || Json.text(one.node(), "op").equals("move")
                        && touchesIdentity(Json.text(one.node(), "from"))).map(one -> one.pointer("path")).toList()),
        rule(PLACEMENT, "PatchesAreTooMany", "More than " + OverrideApplier.MAX_PATCHED
                + " overrides have a patch: each makes a DaemonSet that is checked.",
            "Say it with the other members, or for more clusters at once.",
            draft -> overrides(draft).filter(OverrideApplier::hasPatch).skip(OverrideApplier.MAX_PATCHED).map(one -> one.pointer("patch"))
            .toList()));

    private OverrideRules() {
    }

    private static Stream<PathMatch> overrides(DraftSnapshot draft) {
        return draft.match(PLACEMENT, "/overrides/*").stream();
    }

    private static List<String> findUnknownContainers(DraftSnapshot draft) {
        Set<String> names = draft.containers().stream().map(container -> Json.text(container.node(), "name")).collect(Collectors.toSet());
        return Stream.of("imageTag", "env", "resources").flatMap(member -> draft.match(PLACEMENT, "/overrides/*/" + member + "/*").stream())
            .filter(one -> !names.contains(one.wildcards().getLast())).map(PathMatch::pointer).toList();
    }

    private static List<String> findExceedingRequests(DraftSnapshot draft) {
        return draft.match(PLACEMENT, "/overrides/*/resources/*/*").stream().filter(one -> {
            JsonNode own = draft.containers().stream().map(PathMatch::node)
                    .filter(node -> Json.text(node, "name").equals(one.wildcards().get(1)))
                .findFirst().orElse(Json.object()).path("resources").path(one.wildcards().getLast());
            JsonNode request = one.node().has("request") ? one.node().path("request") : own.path("request");
            JsonNode limit = one.node().has("limit") ? one.node().path("limit") : own.path("limit");
            return ResourceQuantity.exceeds(request, limit);
        }).map(PathMatch::pointer).toList();
    }

    private static boolean touchesIdentity(String path) {
        return IDENTITY.stream().anyMatch(own -> path.startsWith(own) || own.startsWith(path + "/"));
    }
}
