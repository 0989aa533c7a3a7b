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
        return new ResourceTotals(pod(containers, "cpu", "request"), pod(containers, "cpu", "limit"),
            pod(containers, "memory", "request"), pod(containers, "memory", "limit"));
    }

    /** Returns the resources of all pods, one on each of the given number of nodes. */
    public ResourceTotals on(long nodes) {
        BigDecimal times = BigDecimal.valueOf(nodes);
        return new ResourceTotals(cpuRequest.multiply(times), cpuLimit.multiply(times), memoryRequest.multiply(times), memoryLimit.multiply(times));
    }

    private static BigDecimal pod(JsonNode document, String resource, String bound) {
        BigDecimal together = fold(document.path("containers"), resource, bound, BigDecimal::add);
        return together.max(fold(document.path("initContainers"), resource, bound, BigDecimal::max));
    }

    private static BigDecimal fold(JsonNode containers, String resource, String bound, BinaryOperator<BigDecimal> with) {
        return containers.valueStream().map(container -> amount(container.path("resources").path(resource), bound)).reduce(BigDecimal.ZERO, with)
            .stripTrailingZeros();
    }

    /** A limit without a request is used as the request. */
    private static BigDecimal amount(JsonNode pair, String bound) {
        boolean onlyLimit = bound.equals("request") && !ResourceQuantity.isPositive(pair.path("request"));
        return ResourceQuantity.of(pair.path(onlyLimit ? "limit" : bound)).orElse(BigDecimal.ZERO).max(BigDecimal.ZERO);
    }
}
