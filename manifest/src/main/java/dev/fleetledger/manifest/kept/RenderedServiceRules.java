package dev.fleetledger.manifest.kept;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.syntax.IpAddress;

/** Fields that only Services of some types may have; the form has the type (validateService, 1.35). */
final class RenderedServiceRules {
    private static final String REMEDY = "Leave it out, or change the type.";

    static final List<RenderedRule> ROWS = List.of(
        onlyIf("NodePortsAreNotForBalancer", "Only a Service of the type LoadBalancer has allocateLoadBalancerNodePorts.",
        "allocateLoadBalancerNodePorts",
                spec -> hasType(spec, "LoadBalancer")),
        new RenderedRule("HealthIsNotAsked", "Only a Service of the type LoadBalancer with externalTrafficPolicy Local has "
                + "healthCheckNodePort.", REMEDY,
            service -> pointerIf(service, "healthCheckNodePort", node -> node.intValue(0) != 0)
                .filter(at -> !hasType(service.path("spec"), "LoadBalancer") || !Json.text(service.path("spec"), "externalTrafficPolicy")
                        .equals("Local"))),
        new RenderedRule("HealthPortIsTaken", "A port of the service has this node port already.",
                "Leave healthCheckNodePort out: the cluster chooses one.",
            service -> pointerIf(service, "healthCheckNodePort", port -> PointerPattern.of("/spec/ports/*/nodePort").match(service).stream()
                .anyMatch(one -> one.node().longValue(0) == port.longValue(-1)))),
        new RenderedRule("HeadlessOpensNoNodes", "With clusterIP None the Service is headless, and a headless Service can't be of the "
                + "type NodePort or LoadBalancer.",
                "Leave clusterIP out, or change the type.",
            service -> hasType(service.path("spec"), "NodePort") || hasType(service.path("spec"), "LoadBalancer")
                ? pointerIf(service, "clusterIP", node -> node.stringValue("").equals("None")) : Stream.of()),
        new RenderedRule("ClusterAddressIsOfAnotherFamily", "The address is not of the first of the service's families.",
                "Leave clusterIP out, or change the families.",
            service -> pointerIf(service, "clusterIP", address -> IpAddress.isAddress(address.stringValue(""))
                && isOtherFamily(address.stringValue(""), service.at("/spec/ipFamilies/0").stringValue("")))),
        new RenderedRule("ExternalNameHasAddress", "A Service of the type ExternalName has no cluster IP.", REMEDY,
                service -> hasType(service.path("spec"), "ExternalName")
            ? Stream.concat(pointerIf(service, "clusterIP", node -> !node.stringValue("").isEmpty()),
                    pointerIf(service, "clusterIPs", node -> !node.isEmpty())) : Stream.of()));

    private RenderedServiceRules() {
    }

    private static RenderedRule onlyIf(String rule, String message, String member, Predicate<JsonNode> allowed) {
        return new RenderedRule(rule, message, REMEDY, service -> allowed.test(service.path("spec")) ? Stream.of()
                : pointerIf(service, member, node -> true));
    }

    private static Stream<String> pointerIf(JsonNode service, String member, Predicate<JsonNode> condition) {
        JsonNode node = service.path("spec").path(member);
        return node.isMissingNode() || !condition.test(node) ? Stream.of() : Stream.of("/spec/" + member);
    }

    private static boolean isOtherFamily(String address, String family) {
        return family.equals("IPv4") && !IpAddress.isIpv4(address) || family.equals("IPv6") && IpAddress.isIpv4(address);
    }

    private static boolean hasType(JsonNode spec, String type) {
        return Json.text(spec, "type").equals(type);
    }
}
