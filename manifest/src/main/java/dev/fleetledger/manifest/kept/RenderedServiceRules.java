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
        only("NodePortsAreNotForBalancer", "Only a LoadBalancer does without node ports.", "allocateLoadBalancerNodePorts", spec -> isOf(spec, "LoadBalancer")),
        new RenderedRule("HealthIsNotAsked", "Only a LoadBalancer with the external traffic policy Local is asked for its health.", REMEDY,
            service -> given(service, "healthCheckNodePort", node -> node.intValue(0) != 0)
                .filter(at -> !isOf(service.path("spec"), "LoadBalancer") || !Json.text(service.path("spec"), "externalTrafficPolicy").equals("Local"))),
        new RenderedRule("HealthPortIsTaken", "A port of the service has this node port already.", "Leave healthCheckNodePort out: the cluster chooses one.",
            service -> given(service, "healthCheckNodePort", port -> PointerPattern.of("/spec/ports/*/nodePort").match(service).stream()
                .anyMatch(one -> one.node().longValue(0) == port.longValue(-1)))),
        new RenderedRule("HeadlessOpensNoNodes", "A service without an address of its own has no ports on nodes.", "Leave clusterIP out, or change the type.",
            service -> isOf(service.path("spec"), "NodePort") || isOf(service.path("spec"), "LoadBalancer")
                ? given(service, "clusterIP", node -> node.stringValue("").equals("None")) : Stream.of()),
        new RenderedRule("ClusterAddressIsOfAnotherFamily", "The address is not of the first of the service's families.", "Leave clusterIP out, or change the families.",
            service -> given(service, "clusterIP", address -> IpAddress.isAddress(address.stringValue(""))
                && isAnother(address.stringValue(""), service.at("/spec/ipFamilies/0").stringValue("")))),
        new RenderedRule("ExternalNameHasAddress", "A name elsewhere has no address here.", REMEDY, service -> isOf(service.path("spec"), "ExternalName")
            ? Stream.concat(given(service, "clusterIP", node -> !node.stringValue("").isEmpty()), given(service, "clusterIPs", node -> !node.isEmpty())) : Stream.of()));

    private RenderedServiceRules() {
    }

    private static RenderedRule only(String rule, String message, String member, Predicate<JsonNode> may) {
        return new RenderedRule(rule, message, REMEDY, service -> may.test(service.path("spec")) ? Stream.of() : given(service, member, node -> true));
    }

    private static Stream<String> given(JsonNode service, String member, Predicate<JsonNode> counts) {
        JsonNode node = service.path("spec").path(member);
        return node.isMissingNode() || !counts.test(node) ? Stream.of() : Stream.of("/spec/" + member);
    }

    private static boolean isAnother(String address, String family) {
        return family.equals("IPv4") && !IpAddress.isIpv4(address) || family.equals("IPv6") && IpAddress.isIpv4(address);
    }

    private static boolean isOf(JsonNode spec, String type) {
        return Json.text(spec, "type").equals(type);
    }
}
