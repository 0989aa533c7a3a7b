package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.flag;
import static dev.fleetledger.manifest.field.FieldDefinition.integer;
import static dev.fleetledger.manifest.field.FieldDefinition.list;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldDefinition.texts;
import static dev.fleetledger.manifest.field.FieldGroups.group;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.FieldGroups;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.IpAddress;
import dev.fleetledger.manifest.syntax.LabelSyntax;
import dev.fleetledger.manifest.syntax.NameSyntax;

/** Fields of the services step. Paths are relative to the Service. A field that depends on the type has a default only for its types. */
final class ServicesFields {

    private static final List<FieldDefinition> SERVICE = List.of(
        text("/name", "Service name").help("Absent: the workload's name.").mapsTo("/metadata/name")
            .byDefault((service, draft) -> draft.of(Step.BASICS).get("name")).withRules(NameSyntax.NAME),
        text("/type", "Access type")
            .help("Changing to or from Headless needs a new Service.").mapsTo("/spec/type", ServicesFields::kubernetesType)
            .alsoMapsTo("/spec/clusterIP", type -> type.stringValue("").equals("Headless") ? Json.text("None") : null)
            .byDefault(Json.text("ClusterIP"))
            .withRules(FieldRule.notOneOf("AccessTypeIsUnknown", "An access type", "ClusterIP", "NodePort", "LoadBalancer", "Headless",
                    "ExternalName")),
        FieldDefinition.of("/selector", "Selector of the service", ValueType.TEXT_MAP)
            .help("Labels of the pods that answer. Absent: all pods of the workload.").mapsTo("/spec/selector")
            .byDefault((service, draft) -> ServiceType.of(service).selectsPods() ? draft.of(Step.ADVANCED).get("selector") : null)
            .withRules(LabelSyntax.LABELS),
        list("/ports", "Service ports").help("No two may have the same number and protocol."),
        text("/externalTrafficPolicy", "External traffic policy")
            .help("Local: only to pods on the node that was asked, and the caller's address is kept.").mapsTo("/spec/externalTrafficPolicy")
            .byDefault((service, draft) -> ServiceType.of(service).hasNodePorts() ? Json.text("Cluster") : null)
            .withRules(FieldRule.notOneOf("TrafficPolicyIsUnknown", "A traffic policy", "Cluster", "Local")),
        text("/internalTrafficPolicy", "Internal traffic policy")
            .help("Local: callers in the cluster reach the pod on their own node only. Most daemons want that.")
            .mapsTo("/spec/internalTrafficPolicy")
            .byDefault((service, draft) -> ServiceType.of(service).selectsPods() ? Json.text("Cluster") : null)
            .withRules(FieldRule.notOneOf("TrafficPolicyIsUnknown", "A traffic policy", "Cluster", "Local")),
        object("/sessionAffinity", "Session affinity")
            .byDefault((service, draft) -> ServiceType.of(service).selectsPods() ? Json.object() : null),
        text("/sessionAffinity/type", "Session affinity type")
            .help("ClientIP: a caller reaches the same pod again.").mapsTo("/spec/sessionAffinity").byDefault(Json.text("None"))
            .withRules(FieldRule.notOneOf("SessionAffinityIsUnknown", "Session affinity", "None", "ClientIP")),
        integer("/sessionAffinity/timeoutSeconds", "Session affinity time").unit("s").help("So long after the last request.")
        .mapsTo("/spec/sessionAffinityConfig/clientIP/timeoutSeconds")
            .byDefault((affinity, draft) -> Json.text(affinity, "type").equals("ClientIP") ? Json.integer(30) : null)
            .withRules(FieldRule.outside("SessionAffinityTimeIsOutOfRange", "The time in seconds", 1, 86400)),
        text("/loadBalancerClass", "Load balancer class")
            .help("Which controller provides the load balancer. It can't be changed later.").mapsTo("/spec/loadBalancerClass")
            .withRules(FieldRule.text("LoadBalancerClassIsNoName", "{it} is no qualified name.", "Write it as example.com/name.",
                    name -> !NameSyntax.isKey(name))),
        text("/loadBalancerIP", "Load balancer address")
            .help("Asked of the load balancer, which may ignore it.").mapsTo("/spec/loadBalancerIP")
            .withRules(FieldRule.text("LoadBalancerAddressIsNoAddress", "{it} is no IP address.", "Use an IP address.",
                    ip -> !IpAddress.isAddress(ip))),
        texts("/loadBalancerSourceRanges", "Source ranges")
            .help("Callers outside of them are refused, where the load balancer supports it.").mapsTo("/spec/loadBalancerSourceRanges")
            .withRules(FieldRule.text("SourceRangeIsNoRange", "{it} is no range of addresses.", "Write it as 10.0.0.0/8.",
                    range -> !IpAddress.isCidr(range.strip())).forItems()),
        text("/externalName", "External name").help("The DNS name that the Service stands for.").mapsTo("/spec/externalName")
            .withRules(FieldRule.text("ExternalNameIsNoName", "{it} is no DNS name.", "Give a DNS name, not an address.",
                    name -> !isExternalName(name))),
        text("/ipFamilyPolicy", "IP family policy").help("Two families need clusters with both.").mapsTo("/spec/ipFamilyPolicy")
            .withRules(FieldRule.notOneOf("IpFamilyPolicyIsUnknown", "A policy", "SingleStack", "PreferDualStack", "RequireDualStack")),
        texts("/ipFamilies", "IP families").mapsTo("/spec/ipFamilies")
            .withRules(FieldRule.notOneOf("IpFamilyIsUnknown", "A family", "IPv4", "IPv6").forItems()),
        flag("/publishNotReadyAddresses", "Publish addresses of pods that are not ready")
            .help("For pods that find each other before they are ready.").mapsTo("/spec/publishNotReadyAddresses"),
        FieldDefinition.of("/labels", "Labels of the service", ValueType.TEXT_MAP).mapsTo("/metadata/labels")
        .withRules(LabelSyntax.UNRESERVED_LABELS),
        FieldDefinition.of("/annotations", "Annotations of the service", ValueType.TEXT_MAP).mapsTo("/metadata/annotations")
            .withRules(LabelSyntax.UNRESERVED_ANNOTATIONS).scannedForCredentials());

    private static final List<FieldDefinition> PORT = List.of(
        text("/name", "Name of the service port")
            .help("Needed when there is more than one.").withRules(NameSyntax.notDnsLabel("ServicePortNameIsNoLabel", "The port's name")),
        integer("/port", "Service port").help("The port that the Service answers on.")
            .required("ServicePortIsMissing", "The port has no number.", "Give the port the service answers on.")
            .withRules(FieldRule.outside("PortIsOutOfRange", "A port", 1, 65535)),
        FieldDefinition.of("/targetPort", "Port in the container", ValueType.INTEGER_OR_TEXT)
            .help("Number or name. Absent: the service port.").byDefault((port, draft) -> port.get("port"))
            .withRules(FieldRule.outside("PortIsOutOfRange", "A port", 1, 65535)),
        text("/protocol", "Protocol of the service port").byDefault(Json.text("TCP"))
            .withRules(FieldRule.notOneOf("ProtocolIsUnknown", "A protocol", "TCP", "UDP", "SCTP")),
        integer("/nodePort", "Node port")
            .help("The same on every node. 0 or none: the cluster chooses.")
            .mapsTo("/nodePort", port -> port.longValue(0) == 0 ? null : port)
            .withRules(FieldRule.outside("PortIsOutOfRange", "A node port, or 0 for a free one,", 0, 65535),
                FieldRule.value("NodePortIsOutsideUsualRange", "Most clusters allow node ports from 30000 to 32767 only.",
                    "Use one of those, or none.", port -> ServicesFields.isUnusual(port.longValue(0))).asWarning()));

    static final List<FieldDefinition> ROWS = table(
        List.of(list("/services", "Services")
            .help("Created, changed and removed together with the DaemonSet.").byDefault(Json.list()).unmapped()),
        group("/services/*", "/services/*", SERVICE),
        group("/services/*/ports/*", "/services/*/spec/ports/*", PORT),
        FieldGroups.acknowledgements());

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
        return NameSyntax.DNS_SUBDOMAIN.matcher(plain).matches() && !IpAddress.isAddress(plain);
    }
}
