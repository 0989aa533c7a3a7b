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
        rule(SERVICES, "ServiceNameIsTaken", "Another Service of the workload has this name.", "Give each Service a name of its own.",
            draft -> pointers(repeated(draft.match(SERVICES, "/services/*"), one -> textKey(one, "name")), "name")),
        rule(SERVICES, "ServiceNameIsMissing", "The Service has no name, and the workload, whose name it would take, has none either.",
                "Give the workload or the Service a name.",
            draft -> services(draft, service -> !service.has("name"), "name")),
        rule(SERVICES, "TrafficFromOutsideNeedsNodes", "Only a Service of the types NodePort and LoadBalancer has "
                + "externalTrafficPolicy, and this one has another type.",
                "Leave externalTrafficPolicy out, or set the type to NodePort or LoadBalancer.",
            draft -> services(draft, service -> service.has("externalTrafficPolicy") && !ServiceType.of(service).hasNodePorts(),
                    "externalTrafficPolicy")),
        rule(SERVICES, "TimeNeedsClientIp", "Only the session affinity ClientIP has timeoutSeconds, and this Service has another one.",
                "Leave timeoutSeconds out, or set the type of sessionAffinity to ClientIP.",
            draft -> services(draft, service -> service.path("sessionAffinity").has("timeoutSeconds")
                && !Json.text(service.path("sessionAffinity"), "type").equals("ClientIP"), "sessionAffinity/timeoutSeconds")),
        warning(SERVICES, "AffinityIsIgnoredWhenHeadless", "A headless Service balances no connections, so its session affinity has no "
                + "effect.",
                "Leave sessionAffinity out, or give the Service another type.",
            draft -> services(draft, service -> ServiceType.of(service) == ServiceType.HEADLESS
                && Json.text(service.path("sessionAffinity"), "type").equals("ClientIP"), "sessionAffinity/type")),
        onlyFor(ServiceType.LOAD_BALANCER, "LoadBalancerClassNeedsLoadBalancer", "loadBalancerClass"),
        onlyFor(ServiceType.LOAD_BALANCER, "LoadBalancerAddressNeedsLoadBalancer", "loadBalancerIP"),
        onlyFor(ServiceType.LOAD_BALANCER, "SourceRangesNeedLoadBalancer", "loadBalancerSourceRanges"),
        onlyFor(ServiceType.EXTERNAL_NAME, "ExternalNameNeedsItsType", "externalName"),
        rule(SERVICES, "ExternalNameIsMissing", "A Service of the type ExternalName needs externalName, the name to which it leads.",
                "Add externalName with a DNS name, such as db.example.com.",
            draft -> services(draft, service -> ServiceType.of(service) == ServiceType.EXTERNAL_NAME && !service.has("externalName"),
                    "externalName")),
        notForExternalName("ExternalNameHasFamilyPolicy", "ipFamilyPolicy"),
        notForExternalName("ExternalNameHasFamilies", "ipFamilies"),
        rule(SERVICES, "IpFamilyIsGivenTwice", "The IP family is in ipFamilies twice.", "Keep it once.",
            draft -> draft.match(SERVICES, "/services/*").stream()
                .flatMap(service -> pointers(repeated(inside(service, "/ipFamilies/*"), family -> family.node().stringValue(""))).stream())
                .toList()),
        warning(SERVICES, "ServiceIsReplaced",
                "Kubernetes can't change this in place: the service is deleted and made anew, and gets another address.",
            "Keep it as the workload has it, or submit when its clients can bear that.", ServiceRules::findReplaced),
        rule(SERVICES, "TwoFamiliesNeedDualStack", "Two IP families need a dual-stack policy, and ipFamilyPolicy is another one or "
                + "missing.",
                "Set ipFamilyPolicy to PreferDualStack or RequireDualStack, or keep one family.",
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
