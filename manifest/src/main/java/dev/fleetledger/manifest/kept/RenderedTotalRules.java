package dev.fleetledger.manifest.kept;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.syntax.ResourceQuantity;

/** Resources of a pod as a whole against those of all its containers (validatePodResourceConsistency, 1.35). */
final class RenderedTotalRules {
    private static final String POD = "/spec/template/spec";
    private static final String LIMITS = "/resources/limits";
    private static final String REQUESTS = "/resources/requests";

    static final List<RenderedRule> ROWS = List.of(
        new RenderedRule("PodRequestsLessThanItsContainers", "The containers together request more than the pod.", "Raise the pod's request, or leave it out.",
            object -> exceeded(object, REQUESTS, together(object, REQUESTS))),
        new RenderedRule("PodLimitsLessThanItsContainers", "The containers may take more than the pod.", "Raise the pod's limit, or leave it out.",
            object -> exceeded(object, LIMITS, atMost(object))));

    private RenderedTotalRules() {
    }

    private static Stream<String> exceeded(JsonNode object, String bound, Map<String, BigDecimal> taken) {
        return PointerPattern.of(POD + bound).match(object).stream().flatMap(pod -> pod.node().properties().stream()
            .filter(one -> ResourceQuantity.of(one.getValue()).filter(amount -> amount.compareTo(taken.getOrDefault(one.getKey(), amount)) < 0).isPresent())
            .map(one -> pod.pointer(one.getKey())));
    }

    /** Containers and sidecars that run side by side are added up. Each init container is added to the sidecars that started before it. */
    private static Map<String, BigDecimal> together(JsonNode object, String bound) {
        Map<String, BigDecimal> sidecars = new HashMap<>();
        Map<String, BigDecimal> first = new HashMap<>();
        for (JsonNode container : object.at(Sidecars.PLACE)) {
            Map<String, BigDecimal> now = new HashMap<>(sidecars);
            amounts(container, bound).forEach((name, amount) -> now.merge(name, amount, BigDecimal::add));
            now.forEach((name, amount) -> first.merge(name, amount, BigDecimal::max));
            if (Sidecars.is(container)) {
                sidecars.putAll(now);
            }
        }
        Map<String, BigDecimal> running = new HashMap<>(sidecars);
        object.at(POD + "/containers").forEach(container -> amounts(container, bound).forEach((name, amount) -> running.merge(name, amount, BigDecimal::add)));
        first.forEach((name, amount) -> running.merge(name, amount, BigDecimal::max));
        return running;
    }

    /** Huge pages are never shared, so their limits are added up. For other resources the container with the largest limit counts. */
    private static Map<String, BigDecimal> atMost(JsonNode object) {
        Map<String, BigDecimal> most = new HashMap<>();
        object.at(POD + "/containers").forEach(container -> amounts(container, LIMITS).forEach((name, amount) -> most.merge(name, amount, BigDecimal::max)));
        together(object, LIMITS).forEach((name, amount) -> most.compute(name, (same, one) -> name.startsWith("hugepages-") ? amount : one));
        return most;
    }

    private static Map<String, BigDecimal> amounts(JsonNode container, String bound) {
        Map<String, BigDecimal> amounts = new HashMap<>();
        container.at(bound).properties().forEach(one -> ResourceQuantity.of(one.getValue()).ifPresent(amount -> amounts.put(one.getKey(), amount)));
        return amounts;
    }
}
