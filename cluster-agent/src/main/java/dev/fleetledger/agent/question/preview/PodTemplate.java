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
    BigDecimal sum(String section, String resource) {
        BigDecimal running = Stream.concat(spec().path("containers").valueStream(), spec().path("initContainers").valueStream()
                .filter(PodTemplate::isSidecar)).map(container -> amount(container, section, resource))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return spec().path("initContainers").valueStream().filter(container -> !isSidecar(container))
                .map(container -> amount(container, section, resource)).reduce(running, BigDecimal::max);
    }

    /** A limit without a request is also the request. */
    static BigDecimal amount(JsonNode container, String section, String resource) {
        JsonNode resources = container.path("resources");
        JsonNode value = resources.path(section).path(resource);
        return ResourceQuantity.of(value.isMissingNode() && section.equals("requests") ? resources.path("limits").path(resource) : value);
    }

    static boolean hasAmount(JsonNode container, String section, String resource) {
        JsonNode resources = container.path("resources");
        return resources.path(section).has(resource) || section.equals("requests") && resources.path("limits").has(resource);
    }

    private static boolean isSidecar(JsonNode container) {
        return container.path("restartPolicy").asString("").equals("Always");
    }
}
