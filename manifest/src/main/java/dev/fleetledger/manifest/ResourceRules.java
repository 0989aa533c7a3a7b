package dev.fleetledger.manifest;

import static dev.fleetledger.manifest.CrossRule.at;
import static dev.fleetledger.manifest.CrossRule.rule;
import static dev.fleetledger.manifest.CrossRule.warning;
import static dev.fleetledger.manifest.Draft.inside;
import static dev.fleetledger.manifest.Step.CONTAINERS;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
