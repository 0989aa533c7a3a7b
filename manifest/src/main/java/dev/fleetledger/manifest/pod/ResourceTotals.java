package dev.fleetledger.manifest.pod;

import java.math.BigDecimal;
import java.util.function.BinaryOperator;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.syntax.ResourceQuantity;

/**
 * Resources of a workload's pods in cores and bytes: the sum of the containers, or the largest init container if that is more, as the
 * scheduler counts. Zero means no request or no limit.
 */
public record ResourceTotals(BigDecimal cpuRequest, BigDecimal cpuLimit, BigDecimal memoryRequest, BigDecimal memoryLimit) {

    /** Returns the resources of the one pod on each node. */
    public static ResourceTotals perNode(StepDocuments stepDocuments) {
        JsonNode containers = Defaults.fill(stepDocuments).documents().of(Step.CONTAINERS);
        return new ResourceTotals(total(containers, "cpu", "request"), total(containers, "cpu", "limit"),
            total(containers, "memory", "request"), total(containers, "memory", "limit"));
    }

    /** Returns the resources of all pods, one on each of the given number of nodes. */
    public ResourceTotals forNodes(long nodes) {
        BigDecimal factor = BigDecimal.valueOf(nodes);
        return new ResourceTotals(cpuRequest.multiply(factor), cpuLimit.multiply(factor), memoryRequest.multiply(factor),
                memoryLimit.multiply(factor));
    }

    private static BigDecimal total(JsonNode document, String resource, String bound) {
        BigDecimal sum = reduce(document.path("containers"), resource, bound, BigDecimal::add);
        return sum.max(reduce(document.path("initContainers"), resource, bound, BigDecimal::max));
    }

    private static BigDecimal reduce(JsonNode containers, String resource, String bound, BinaryOperator<BigDecimal> operator) {
        return containers.valueStream().map(container -> amount(container.path("resources").path(resource), bound))
                .reduce(BigDecimal.ZERO, operator)
            .stripTrailingZeros();
    }

    /** A limit without a request is used as the request. */
    private static BigDecimal amount(JsonNode pair, String bound) {
        boolean onlyLimit = bound.equals("request") && !ResourceQuantity.isPositive(pair.path("request"));
        return ResourceQuantity.of(pair.path(onlyLimit ? "limit" : bound)).orElse(BigDecimal.ZERO).max(BigDecimal.ZERO);
    }
}
