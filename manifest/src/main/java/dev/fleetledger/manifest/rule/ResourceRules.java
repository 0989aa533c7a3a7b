package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.CONTAINERS;
import static dev.fleetledger.manifest.draft.Draft.inside;
import static dev.fleetledger.manifest.rule.CrossRule.at;
import static dev.fleetledger.manifest.rule.CrossRule.rule;
import static dev.fleetledger.manifest.rule.CrossRule.warning;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.fleetledger.manifest.document.Found;
import dev.fleetledger.manifest.draft.Draft;
import dev.fleetledger.manifest.spelling.Amount;

/** Requests against limits. */
final class ResourceRules {
    static final List<CrossRule> ALL = List.of(
        rule(CONTAINERS, "RequestExceedsLimit", "The request is more than the limit.", "Lower the request or raise the limit.",
            draft -> at(pairs(draft, pair -> Amount.exceeds(pair.node().path("request"), pair.node().path("limit"))), "request")),
        warning(CONTAINERS, "LimitIsMissing", "Without a limit the container may take what the node has.", "Set a limit.",
            draft -> at(pairs(draft, pair -> !Amount.counts(pair.node().path("limit"))), "limit")));

    private ResourceRules() {
    }

    private static List<Found> pairs(Draft draft, Predicate<Found> broken) {
        return draft.containers().stream()
            .flatMap(container -> Stream.of("/resources/cpu", "/resources/memory").flatMap(path -> inside(container, path).stream()))
            .filter(broken).toList();
    }
}
