package dev.fleetledger.agent.question.preview;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/** A DaemonSet's pod template, and the resources that one of its pods requests. */
record PodTemplate(JsonNode daemonSet) {

    JsonNode spec() {
        return daemonSet.path("spec").path("template").path("spec");
    }

    String namespace() {
        return daemonSet.path("metadata").path("namespace").asString("default");
    }

    String name() {
        return daemonSet.path("metadata").path("name").asString("");
    }

    /** @return all containers, init containers first */
    List<JsonNode> containers() {
        return Stream.of("initContainers", "containers").flatMap(list -> spec().path(list).valueStream()).toList();
    }

    /**
     * Sums the amount of one pod as a quota does (pkg/quota/v1/evaluator/core): the sum of the containers that run together, or the
     * largest init container if that is more.
     *
     * @param section {@code requests} or {@code limits}
     */
    BigDecimal sum(String which, String resource) {
        BigDecimal together = Stream.concat(spec().path("containers").valueStream(), spec().path("initContainers").valueStream()
                .filter(PodTemplate::isSidecar)).map(container -> amount(container, which, resource)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return spec().path("initContainers").valueStream().filter(container -> !isSidecar(container))
                .map(container -> amount(container, which, resource)).reduce(together, BigDecimal::max);
    }

    /** A limit without a request is also the request. */
    static BigDecimal amount(JsonNode container, String which, String resource) {
        JsonNode resources = container.path("resources");
        JsonNode own = resources.path(which).path(resource);
        return ResourceQuantity.of(own.isMissingNode() && which.equals("requests") ? resources.path("limits").path(resource) : own);
    }

    static boolean states(JsonNode container, String which, String resource) {
        JsonNode resources = container.path("resources");
        return resources.path(which).has(resource) || which.equals("requests") && resources.path("limits").has(resource);
    }

    private static boolean isSidecar(JsonNode container) {
        return container.path("restartPolicy").asString("").equals("Always");
    }
}
