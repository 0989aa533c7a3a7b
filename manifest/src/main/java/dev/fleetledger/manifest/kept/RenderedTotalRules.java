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
        new RenderedRule("PodRequestsLessThanItsContainers", "The requests of the containers together exceed that of the pod.",
                "Raise the pod's request, or leave it out.",
            object -> exceeded(object, REQUESTS, effectiveTotals(object, REQUESTS))),
        new RenderedRule("PodLimitsLessThanItsContainers", "The limits of the containers exceed that of the pod.",
                "Raise the pod's limit, or leave it out.",
            object -> exceeded(object, LIMITS, effectiveLimits(object))));

    private RenderedTotalRules() {
    }

    private static Stream<String> exceeded(JsonNode object, String bound, Map<String, BigDecimal> used) {
        return PointerPattern.of(POD + bound).match(object).stream().flatMap(pod -> pod.node().properties().stream()
            .filter(one -> ResourceQuantity.of(one.getValue())
                    .filter(amount -> amount.compareTo(used.getOrDefault(one.getKey(), amount)) < 0).isPresent())
            .map(one -> pod.pointer(one.getKey())));
    }

    /** Containers and sidecars that run side by side are added up. Each init container is added to the sidecars that started before it. */
    private static Map<String, BigDecimal> effectiveTotals(JsonNode object, String bound) {
        Map<String, BigDecimal> sidecars = new HashMap<>();
        Map<String, BigDecimal> initPeaks = new HashMap<>();
        for (JsonNode container : object.at(Sidecars.PATH)) {
            Map<String, BigDecimal> current = new HashMap<>(sidecars);
            amounts(container, bound).forEach((name, amount) -> current.merge(name, amount, BigDecimal::add));
            current.forEach((name, amount) -> initPeaks.merge(name, amount, BigDecimal::max));
            if (Sidecars.isSidecar(container)) {
                sidecars.putAll(current);
            }
        }
        Map<String, BigDecimal> totals = new HashMap<>(sidecars);
        object.at(POD + "/containers").forEach(container -> amounts(container, bound).forEach((name, amount) -> totals.merge(name, amount,
                BigDecimal::add)));
        initPeaks.forEach((name, amount) -> totals.merge(name, amount, BigDecimal::max));
        return totals;
    }

    /** Huge pages are never shared, so their limits are added up. For other resources the container with the largest limit counts. */
    private static Map<String, BigDecimal> effectiveLimits(JsonNode object) {
        Map<String, BigDecimal> limits = new HashMap<>();
        object.at(POD + "/containers").forEach(container -> amounts(container, LIMITS).forEach((name, amount) -> limits.merge(name, amount,
                BigDecimal::max)));
        effectiveTotals(object, LIMITS).forEach((name, amount) -> limits.compute(name, (same, one) -> name.startsWith("hugepages-") ? amount
                : one));
        return limits;
    }

    private static Map<String, BigDecimal> amounts(JsonNode container, String bound) {
        Map<String, BigDecimal> amounts = new HashMap<>();
        container.at(bound).properties().forEach(one -> ResourceQuantity.of(one.getValue()).ifPresent(amount -> amounts.put(one.getKey(),
                amount)));
        return amounts;
    }
}
