package dev.fleetledger.manifest.kept;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.NameSyntax;
import dev.fleetledger.manifest.syntax.Paths;
import dev.fleetledger.manifest.syntax.UniqueItems;
import dev.fleetledger.manifest.table.VolumeFields;

/**
 * A Kubernetes field that the form doesn't have, with the values that an API server rejects there (validation.go of core and apps, 1.35).
 * One row per field.
 *
 * @param path in the object, with a star for any list item
 */
public record KeptFieldRule(Step step, PointerPattern path, List<FieldRule> rules) {
    private static final String POD = "/spec/template/spec";
    private static final FieldRule FORBIDDEN =
            FieldRule.value("FieldIsForbiddenInDaemonSet", "A DaemonSet's pods can't have this.", "Leave it out.",
        node -> !(node.isContainer() && node.isEmpty()));

    private static final Pattern SIGNIFICANT_NAME = Pattern.compile(
        POD + "/(volumes/[^/]+/(?!(" + String.join("|", VolumeFields.KINDS)
        + ")$)[^/]+|initContainers/[^/]+/(lifecycle|livenessProbe|readinessProbe|startupProbe))");
    private static final List<String> CONTAINERS = List.of("/containers/*", "/initContainers/*");
    private static final List<String> SECURITY_CONTEXTS =
            List.of("/securityContext", "/containers/*/securityContext", "/initContainers/*/securityContext");
    private static final Set<String> NATIVE_RESOURCES = Set.of("cpu", "memory", "ephemeral-storage");
    private static final FieldRule CLAIM = NameSyntax.notDnsSubdomain("ResourceClaimIsNoName", "The claim");
    private static final FieldRule RESOURCE =
            FieldRule.text("ResourceIsNotOfContainers", "Containers have no resource of this name.",
                    "Use cpu, memory, ephemeral-storage, hugepages-2Mi or domain/name.",
        name -> !NATIVE_RESOURCES.contains(name) && !name.startsWith("hugepages-") && !NameSyntax.isVendorResource(name)
        && !NameSyntax.isNativeResource(name)).forKeys();
    static final FieldRule NOT_QUALIFIED =
            FieldRule.text("NameIsNotQualified", "{it} is no qualified name.", "Write [domain/]name.", name -> !NameSyntax.isKey(name));
    private static final FieldRule NOT_POSITIVE = FieldRule.outside("NumberIsNotPositive", "The number", 1, Integer.MAX_VALUE);

    public static final List<KeptFieldRule> ROWS = Stream.of(
        Stream.of(
            pod("/restartPolicy", oneOf("A DaemonSet's restart policy", "Always")), pod("/activeDeadlineSeconds", FORBIDDEN),
            pod("/ephemeralContainers", FORBIDDEN),
            pod("/hostname", NameSyntax.notDnsLabel("HostnameIsNoLabel", "The host name")),
            pod("/subdomain", NameSyntax.notDnsLabel("HostnameIsNoLabel", "The subdomain")),
            pod("/hostnameOverride", NameSyntax.notDnsSubdomain("HostnameIsNoName", "The host name"),
                    FieldRule.longer("HostnameIsTooLong", 64, "The host name has more than 64 characters, the limit of Linux.",
                    "Use at most 64 characters.")),
            pod("/resources/claims", FieldRule.value("ClaimsAreOfContainers",
            "Claims belong to the resources of a container, not of the pod.",
                    "Name them in the resources of containers.", list -> !list.isEmpty())),
            pod("/overhead", RESOURCE), pod("/securityContext/seLinuxChangePolicy", oneOf("The policy", "Recursive")),
            pod("/resourceClaims/*/resourceClaimName", CLAIM), pod("/resourceClaims/*/resourceClaimTemplateName", CLAIM),
            pod("/resourceClaims", UniqueItems.of("name")), pod("/schedulingGates", UniqueItems.of("name")),
            pod("/topologySpreadConstraints", UniqueItems.of("topologyKey", "whenUnsatisfiable")),
            pod("/topologySpreadConstraints/*", FieldRule.value("KeysNeedLabelSelector",
                    "matchLabelKeys needs a labelSelector, and there is none.", "Add labelSelector, or leave matchLabelKeys out.",
                one -> !one.path("matchLabelKeys").isEmpty() && !one.has("labelSelector")),
                FieldRule.value("MinDomainsNeedDoNotSchedule", "minDomains has an effect only with whenUnsatisfiable DoNotSchedule, so "
                + "Kubernetes refuses it otherwise.",
                        "Set whenUnsatisfiable to DoNotSchedule, or leave minDomains out.",
                    one -> one.has("minDomains") && !Json.text(one, "whenUnsatisfiable").equals("DoNotSchedule"))),
            pod("/topologySpreadConstraints/*/matchLabelKeys", NOT_QUALIFIED.forItems()),
            pod("/nodeName", NameSyntax.notDnsSubdomain("NodeNameIsNoName", "The node's name")),
            pod("/preemptionPolicy", oneOf("A preemption policy", "Never", "PreemptLowerPriority")),
            pod("/os", requires("name")), pod("/os/name", oneOf("An operating system", "linux", "windows")),
            pod("/securityContext/fsGroupChangePolicy", oneOf("The policy", "OnRootMismatch", "Always")),
            pod("/securityContext/supplementalGroupsPolicy", oneOf("The policy", "Merge", "Strict")),
            pod("/readinessGates/*", requires("conditionType")), pod("/readinessGates/*/conditionType", NOT_QUALIFIED),
            pod("/schedulingGates/*", requires("name")), pod("/schedulingGates/*/name", NOT_QUALIFIED),
            pod("/resourceClaims/*", requires("name"), FieldRule.value("ResourceClaimHasNotOneSource", "The claim has no source, or two.",
                "Give resourceClaimName or resourceClaimTemplateName.",
                claim -> claim.has("resourceClaimName") == claim.has("resourceClaimTemplateName"))),
            pod("/resourceClaims/*/name", NameSyntax.notDnsLabel("ResourceClaimNameIsNoLabel", "The claim's name")),
            pod("/topologySpreadConstraints/*", requires("topologyKey", "maxSkew", "whenUnsatisfiable")),
            pod("/topologySpreadConstraints/*/maxSkew", NOT_POSITIVE), pod("/topologySpreadConstraints/*/minDomains", NOT_POSITIVE),
            pod("/topologySpreadConstraints/*/whenUnsatisfiable", oneOf("What happens then", "DoNotSchedule", "ScheduleAnyway")),
            pod("/topologySpreadConstraints/*/nodeAffinityPolicy", oneOf("The policy", "Honor", "Ignore")),
            pod("/topologySpreadConstraints/*/nodeTaintsPolicy", oneOf("The policy", "Honor", "Ignore"))),
        CONTAINERS.stream().flatMap(KeptFieldRule::container), CONTAINERS.stream().flatMap(KeptRestartRules::of),
        SECURITY_CONTEXTS.stream().flatMap(KeptWindowsRules::of), SECURITY_CONTEXTS.stream().flatMap(KeptProfileRules::appArmor),
        KeptProfileRules.seccomp("/securityContext"),
        Stream.of(object("/spec/template/metadata/finalizers", UniqueItems.items())),
        KeptServiceRules.metadata(Step.ADVANCED, NameSyntax.DNS_SUBDOMAIN), KeptVolumeRules.ROWS.stream(), KeptSelectorRules.ROWS.stream(),
        KeptServiceRules.ROWS.stream())
        .flatMap(rows -> rows).toList();

    private static Stream<KeptFieldRule> container(String at) {
        return Stream.of(
            pod(at + "/terminationMessagePolicy", oneOf("The message's source", "File", "FallbackToLogsOnError")),
            pod(at + "/imagePullPolicy", oneOf("A pull policy", "Always", "IfNotPresent", "Never")),
            pod(at + "/securityContext/procMount", oneOf("The mount of /proc", "Default", "Unmasked")),
            pod(at + "/resizePolicy", UniqueItems.of("resourceName")), pod(at + "/lifecycle/*/tcpSocket", requires("port")),
            pod(at + "/lifecycle/*/tcpSocket/port", FieldRule.outside("PortIsOutOfRange", "A port", 1, 65535),
                FieldRule.text("PortNameIsNoServiceName", "{it} is neither a port nor a port's name.",
                        "Use a number, or the name of a port.", name -> !NameSyntax.PORT_NAME.matcher(name).matches())),
            pod(at + "/env/*/valueFrom/fileKeyRef", requires("volumeName", "path", "key")),
            pod(at + "/env/*/valueFrom/fileKeyRef/key",
                    FieldRule.notMatching("FileKeyHasForbiddenCharacters", NameSyntax.PRINTABLE_WITHOUT_EQUALS,
                "The variable in the file has characters other than printable ASCII without the equals sign.",
                "Use letters, digits, underscores, dots and dashes.")),
            pod(at + "/env/*/valueFrom/fileKeyRef/path",
                    FieldRule.text("FilePathIsNotInside", "The path leads out of the volume.", "Give a path without ..", Paths::hasParentSegment)),
            pod(at + "/env/*/valueFrom/fieldRef/apiVersion", oneOf("The version of a pod", "v1")),
            pod(at + "/resizePolicy/*", requires("resourceName", "restartPolicy")),
            pod(at + "/resizePolicy/*/resourceName", oneOf("A resource that is resized", "cpu", "memory")),
            pod(at + "/resizePolicy/*/restartPolicy", oneOf("The restart", "NotRequired", "RestartContainer")),
            pod(at + "/resources/claims", UniqueItems.of("name")), pod(at + "/resources/claims/*", requires("name")),
            pod(at + "/resources/claims/*/request",
                    FieldRule.text("ClaimRequestIsNoLabel", "The request's name is no DNS label.", "Use a name of a request in the claim.",
                name -> !name.isEmpty() && !NameSyntax.DNS_LABEL.matcher(name).matches())),
            pod(at + "/volumeDevices", UniqueItems.of("devicePath")), pod(at + "/volumeDevices/*", requires("name", "devicePath")),
            pod(at + "/volumeDevices/*/devicePath",
                    FieldRule.text("DevicePathLeadsUpwards", "The path has a .. in it.", "Give the path without ..", Paths::hasParentSegment)),
            pod(at + "/volumeMounts/*/recursiveReadOnly", oneOf("Read-only below", "Disabled", "IfPossible", "Enabled")));
    }

    static KeptFieldRule pod(String path, FieldRule... rules) {
        return new KeptFieldRule(Step.ADVANCED, PointerPattern.of(POD + path), List.of(rules));
    }

    static KeptFieldRule object(String path, FieldRule... rules) {
        return new KeptFieldRule(Step.ADVANCED, PointerPattern.of(path), List.of(rules));
    }

    static FieldRule oneOf(String subject, String... allowed) {
        return FieldRule.notOneOf("KeptValueIsUnknown", subject, allowed);
    }

    /** Kubernetes treats an empty text, an empty list and zero as missing. */
    static FieldRule requires(String... members) {
        String list = String.join(", ", members);
        return FieldRule.value("KeptPartIsIncomplete", "Kubernetes needs " + list + " here.", "Give " + list + ".",
            node -> node.isObject() && Stream.of(members)
            .anyMatch(member -> Json.isAbsent(node.get(member)) || isEmpty(node.path(member))));
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isString() ? node.stringValue().isEmpty() : node.isContainer() && node.isEmpty();
    }

    /**
     * Whether an API server rejects an empty part, or whether the part's name alone has a meaning, such as the kind of a volume. Other
     * empty parts are dropped.
     */
    public static boolean isSignificant(String object, String path, JsonNode empty) {
        List<String> segments = PointerPattern.of(path).segments();
        Step step = object.equals("DaemonSet") ? Step.ADVANCED : Step.SERVICES;
        return object.equals("DaemonSet") && SIGNIFICANT_NAME.matcher(path).matches() || ROWS.stream().anyMatch(row -> row.step() == step
            && row.path().segments().size() == segments.size() && row.covers(segments) && row.rules().stream()
            .anyMatch(fieldRule -> fieldRule.violated().test(empty)));
    }

    /** Whether the row's field is at the kept path or inside it. */
    public boolean covers(List<String> kept) {
        List<String> pattern = path.segments();
        if (kept.size() > pattern.size()) {
            return false;
        }
        for (int i = 0; i < kept.size(); i++) {
            if (!pattern.get(i).equals(PointerPattern.WILDCARD) && !pattern.get(i).equals(kept.get(i))) {
                return false;
            }
        }
        return true;
    }
}
