package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.SERVICES;
import static dev.fleetledger.manifest.draft.DraftSnapshot.inside;
import static dev.fleetledger.manifest.draft.DraftSnapshot.repeated;
import static dev.fleetledger.manifest.draft.DraftSnapshot.textKey;
import static dev.fleetledger.manifest.rule.CrossRule.pointers;
import static dev.fleetledger.manifest.rule.CrossRule.rule;
import static dev.fleetledger.manifest.rule.CrossRule.warning;

import java.util.List;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.render.GenerationDiff;
import dev.fleetledger.manifest.render.ServiceRenderer;
import dev.fleetledger.manifest.table.ServiceType;

/** Members of a Service that require or exclude each other. */
final class ServiceRules {
    static final List<CrossRule> ALL = List.of(
        rule(SERVICES, "ServiceNameIsTaken", "Another service of the workload has this name.", "Use a name once.",
            draft -> pointers(repeated(draft.match(SERVICES, "/services/*"), one -> textKey(one, "name")), "name")),
        rule(SERVICES, "ServiceNameIsMissing", "The service has no name, and the workload has none to lend.", "Give it a name.",
            draft -> services(draft, service -> !service.has("name"), "name")),
        rule(SERVICES, "TrafficFromOutsideNeedsNodes", "Only NodePort and LoadBalancer have an external traffic policy.",
                "Leave it out, or change the type.",
            draft -> services(draft, service -> service.has("externalTrafficPolicy") && !ServiceType.of(service).hasNodePorts(),
                    "externalTrafficPolicy")),
        rule(SERVICES, "TimeNeedsClientIp", "Only ClientIP affinity has a time.", "Leave the time out, or choose ClientIP.",
            draft -> services(draft, service -> service.path("sessionAffinity").has("timeoutSeconds")
                && !Json.text(service.path("sessionAffinity"), "type").equals("ClientIP"), "sessionAffinity/timeoutSeconds")),
        warning(SERVICES, "AffinityIsIgnoredWhenHeadless", "A headless service balances nothing, so affinity has no effect.",
                "Leave it out.",
            draft -> services(draft, service -> ServiceType.of(service) == ServiceType.HEADLESS
                && Json.text(service.path("sessionAffinity"), "type").equals("ClientIP"), "sessionAffinity/type")),
        onlyFor(ServiceType.LOAD_BALANCER, "LoadBalancerClassNeedsLoadBalancer", "loadBalancerClass"),
        onlyFor(ServiceType.LOAD_BALANCER, "LoadBalancerAddressNeedsLoadBalancer", "loadBalancerIP"),
        onlyFor(ServiceType.LOAD_BALANCER, "SourceRangesNeedLoadBalancer", "loadBalancerSourceRanges"),
        onlyFor(ServiceType.EXTERNAL_NAME, "ExternalNameNeedsItsType", "externalName"),
        rule(SERVICES, "ExternalNameIsMissing", "The service doesn't say where it leads.", "Give a DNS name.",
            draft -> services(draft, service -> ServiceType.of(service) == ServiceType.EXTERNAL_NAME && !service.has("externalName"),
                    "externalName")),
        notForExternalName("ExternalNameHasFamilyPolicy", "ipFamilyPolicy"),
        notForExternalName("ExternalNameHasFamilies", "ipFamilies"),
        rule(SERVICES, "IpFamilyIsGivenTwice", "The family is given twice.", "Name it once.",
            draft -> draft.match(SERVICES, "/services/*").stream()
                .flatMap(service -> pointers(repeated(inside(service, "/ipFamilies/*"), family -> family.node().stringValue(""))).stream())
                .toList()),
        warning(SERVICES, "ServiceIsReplaced",
                "Kubernetes can't change this in place: the service is deleted and made anew, and gets another address.",
            "Keep it as the workload has it, or submit when its clients can bear that.", ServiceRules::findReplaced),
        rule(SERVICES, "TwoFamiliesNeedDualStack", "Two families need a dual-stack policy.",
                "Choose PreferDualStack or RequireDualStack, or one family.",
            draft -> services(draft, service -> service.path("ipFamilies").size() > 1
                && !Json.text(service, "ipFamilyPolicy").endsWith("DualStack"), "ipFamilies")));

    private ServiceRules() {
    }

    private static CrossRule onlyFor(ServiceType type, String name, String member) {
        return rule(SERVICES, name, "Only a Service of the type " + type.key() + " has " + member + ", and this one has another type.",
                "Leave " + member + " out, or set the type to " + type.key() + ".",
            draft -> services(draft, service -> isGiven(service.path(member)) && ServiceType.of(service) != type, member));
    }

    private static CrossRule notForExternalName(String name, String member) {
        return rule(SERVICES, name, "An ExternalName Service leads to a name elsewhere and has no addresses, so it has no " + member + ".",
                "Leave " + member + " out, or choose another type.",
            draft -> services(draft, service -> isGiven(service.path(member)) && ServiceType.of(service) == ServiceType.EXTERNAL_NAME,
                    member));
    }

    private static List<String> findReplaced(DraftSnapshot draft) {
        JsonNode current = draft.context().current();
        if (current == null) {
            return List.of();
        }
        List<String> replaced = GenerationDiff.replaced(ServiceRenderer.applyMappings(current.path(SERVICES.key())),
                ServiceRenderer.applyMappings(draft.of(SERVICES)));
        return draft.match(SERVICES, "/services/*").stream()
                .filter(service -> replaced.contains("Service/" + Json.text(service.node(), "name")))
            .map(service -> service.pointer(isSameType(service.node(), current) ? "loadBalancerClass" : "type")).toList();
    }

    private static boolean isSameType(JsonNode service, JsonNode current) {
        return current.path(SERVICES.key()).path("services").valueStream()
            .anyMatch(one -> Json.text(one, "name").equals(Json.text(service, "name")) && Json.text(one, "type")
                    .equals(Json.text(service, "type")));
    }

    private static boolean isGiven(JsonNode node) {
        return node.isString() ? !node.stringValue().isEmpty() : !node.isEmpty();
    }

    private static List<String> services(DraftSnapshot draft, Predicate<JsonNode> violated, String member) {
        return draft.match(SERVICES, "/services/*").stream()
            .filter(service -> violated.test(service.node())).map(service -> service.pointer() + "/" + member).toList();
    }
}
