package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.flag;
import static dev.fleetledger.manifest.field.Field.list;
import static dev.fleetledger.manifest.field.Field.object;
import static dev.fleetledger.manifest.field.Field.text;
import static dev.fleetledger.manifest.field.Field.texts;
import static dev.fleetledger.manifest.field.Field.whole;
import static dev.fleetledger.manifest.field.Fields.group;
import static dev.fleetledger.manifest.field.Fields.table;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.field.Fields;
import dev.fleetledger.manifest.field.Type;
import dev.fleetledger.manifest.spelling.Address;
import dev.fleetledger.manifest.spelling.LabelRules;
import dev.fleetledger.manifest.spelling.Rule;
import dev.fleetledger.manifest.spelling.Spelling;

/** wizard.md, section 3. Paths are relative to the Service. A field that depends on the type has a default only for its types. */
final class ServicesFields {

    private static final List<Field> SERVICE = List.of(
        text("/name", "Service name").lands("/metadata/name")
            .byDefault((service, draft) -> draft.of(Step.BASICS).get("name")).not(Spelling.NAME),
        text("/type", "Access type").lands("/spec/type", ServicesFields::kubernetesType)
            .alsoLands("/spec/clusterIP", type -> type.stringValue("").equals("Headless") ? Json.text("None") : null)
            .byDefault(Json.text("ClusterIP"))
            .not(Rule.otherThan("AccessTypeIsUnknown", "An access type", "ClusterIP", "NodePort", "LoadBalancer", "Headless", "ExternalName")),
        Field.of("/selector", "Selector of the service", Type.TEXT_MAP).lands("/spec/selector")
            .byDefault((service, draft) -> ServiceType.of(service).selectsPods() ? draft.of(Step.ADVANCED).get("selector") : null).not(LabelRules.LABELS),
        list("/ports", "Service ports"),
        text("/externalTrafficPolicy", "External traffic policy").lands("/spec/externalTrafficPolicy")
            .byDefault((service, draft) -> ServiceType.of(service).opensNodes() ? Json.text("Cluster") : null)
            .not(Rule.otherThan("TrafficPolicyIsUnknown", "A traffic policy", "Cluster", "Local")),
        text("/internalTrafficPolicy", "Internal traffic policy").lands("/spec/internalTrafficPolicy")
            .byDefault((service, draft) -> ServiceType.of(service).selectsPods() ? Json.text("Cluster") : null)
            .not(Rule.otherThan("TrafficPolicyIsUnknown", "A traffic policy", "Cluster", "Local")),
        object("/sessionAffinity", "Session affinity")
            .byDefault((service, draft) -> ServiceType.of(service).selectsPods() ? Json.object() : null),
        text("/sessionAffinity/type", "Session affinity type").lands("/spec/sessionAffinity").byDefault(Json.text("None"))
            .not(Rule.otherThan("SessionAffinityIsUnknown", "Session affinity", "None", "ClientIP")),
        whole("/sessionAffinity/timeoutSeconds", "Session affinity time (s)").lands("/spec/sessionAffinityConfig/clientIP/timeoutSeconds")
            .byDefault((affinity, draft) -> Json.text(affinity, "type").equals("ClientIP") ? Json.whole(30) : null)
            .not(Rule.outside("SessionAffinityTimeIsOutOfRange", "The time in seconds", 1, 86400)),
        text("/loadBalancerClass", "Load balancer class").lands("/spec/loadBalancerClass")
            .not(Rule.text("LoadBalancerClassIsNoName", "This is no qualified name.", "Write it as example.com/name.", name -> !Spelling.isKey(name))),
        text("/loadBalancerIP", "Load balancer address").lands("/spec/loadBalancerIP")
            .not(Rule.text("LoadBalancerAddressIsNoAddress", "This is no IP address.", "Use an IP address.", ip -> !Address.isAddress(ip))),
        texts("/loadBalancerSourceRanges", "Source ranges").lands("/spec/loadBalancerSourceRanges")
            .not(Rule.text("SourceRangeIsNoRange", "This is no range of addresses.", "Write it as 10.0.0.0/8.", range -> !Address.isRange(range.strip())).each()),
        text("/externalName", "External name").lands("/spec/externalName")
            .not(Rule.text("ExternalNameIsNoName", "This is no DNS name.", "Give a DNS name, not an address.", name -> !isExternalName(name))),
        text("/ipFamilyPolicy", "IP family policy").lands("/spec/ipFamilyPolicy")
            .not(Rule.otherThan("IpFamilyPolicyIsUnknown", "A policy", "SingleStack", "PreferDualStack", "RequireDualStack")),
        texts("/ipFamilies", "IP families").lands("/spec/ipFamilies")
            .not(Rule.otherThan("IpFamilyIsUnknown", "A family", "IPv4", "IPv6").each()),
        flag("/publishNotReadyAddresses", "Publish addresses of pods that are not ready").lands("/spec/publishNotReadyAddresses"),
        Field.of("/labels", "Labels of the service", Type.TEXT_MAP).lands("/metadata/labels").not(LabelRules.OWN_LABELS),
        Field.of("/annotations", "Annotations of the service", Type.TEXT_MAP).lands("/metadata/annotations")
            .not(LabelRules.OWN_ANNOTATIONS).mayHoldLiterals());

    private static final List<Field> PORT = List.of(
        text("/name", "Name of the service port").not(Spelling.noLabel("ServicePortNameIsNoLabel", "The port's name")),
        whole("/port", "Service port")
            .required("ServicePortIsMissing", "The port has no number.", "Give the port the service answers on.")
            .not(Rule.outside("PortIsOutOfRange", "A port", 1, 65535)),
        Field.of("/targetPort", "Port in the container", Type.WHOLE_OR_TEXT).byDefault((port, draft) -> port.get("port"))
            .not(Rule.outside("PortIsOutOfRange", "A port", 1, 65535)),
        text("/protocol", "Protocol of the service port").byDefault(Json.text("TCP"))
            .not(Rule.otherThan("ProtocolIsUnknown", "A protocol", "TCP", "UDP", "SCTP")),
        whole("/nodePort", "Node port").lands("/nodePort", port -> port.longValue(0) == 0 ? null : port)
            .not(Rule.outside("PortIsOutOfRange", "A node port, or 0 for a free one,", 0, 65535),
                Rule.value("NodePortIsOutsideUsualRange", "Most clusters allow node ports from 30000 to 32767 only.",
                    "Use one of those, or none.", port -> ServicesFields.isUnusual(port.longValue(0))).warns()));

    static final List<Field> ROWS = table(
        List.of(list("/services", "Services").byDefault(Json.list()).landsNowhere()),
        group("/services/*", "/services/*", SERVICE),
        group("/services/*/ports/*", "/services/*/spec/ports/*", PORT),
        Fields.acknowledged());

    private ServicesFields() {
    }

    private static @Nullable JsonNode kubernetesType(JsonNode type) {
        return type.stringValue("").equals("Headless") ? Json.text("ClusterIP") : type;
    }

    private static boolean isUnusual(long port) {
        return port > 0 && (port < 30000 || port > 32767);
    }

    /** A trailing dot is allowed, an address is not. */
    private static boolean isExternalName(String name) {
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return Spelling.DNS_SUBDOMAIN.matcher(plain).matches() && !Address.isAddress(plain);
    }
}
