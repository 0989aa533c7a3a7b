package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.CONTAINERS;
import static dev.fleetledger.manifest.rule.CrossRule.pointers;
import static dev.fleetledger.manifest.rule.CrossRule.rule;
import static dev.fleetledger.manifest.rule.CrossRule.warning;

import java.util.List;
import java.util.function.Predicate;

import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.syntax.ResourceQuantity;

/** Requests against limits. */
final class ResourceRules {
    static final List<CrossRule> ALL = List.of(
        rule(CONTAINERS, "RequestExceedsLimit", "The request is more than the limit.", "Lower the request or raise the limit.",
            draft -> pointers(pairs(draft, pair -> ResourceQuantity.exceeds(pair.node().path("request"), pair.node().path("limit"))),
                    "request")),
        warning(CONTAINERS, "LimitIsMissing", "Without a limit the container may take all that the node has.", "Set a limit.",
            draft -> pointers(pairs(draft, pair -> !ResourceQuantity.isPositive(pair.node().path("limit"))), "limit")));

    private ResourceRules() {
    }

    private static List<PathMatch> pairs(DraftSnapshot draft, Predicate<PathMatch> violated) {
        return draft.matchInContainers("/resources/cpu", "/resources/memory").filter(violated).toList();
    }
}
