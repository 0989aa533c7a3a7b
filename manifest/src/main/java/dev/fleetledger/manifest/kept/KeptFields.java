package dev.fleetledger.manifest.kept;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Path;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.spelling.Paths;
import dev.fleetledger.manifest.spelling.Repeats;
import dev.fleetledger.manifest.spelling.Rule;
import dev.fleetledger.manifest.spelling.Spelling;
import dev.fleetledger.manifest.table.VolumeFields;

/**
 * A Kubernetes field that the form doesn't have, with the values that an API server rejects there (validation.go of core and apps, 1.35).
 * One row per field.
 *
 * @param path in the object, with a star for any list item
 */
public record KeptFields(Step step, Path path, List<Rule> rules) {
    private static final String POD = "/spec/template/spec";
    private static final Rule FORBIDDEN = Rule.value("FieldIsForbiddenInDaemonSet", "A DaemonSet's pods can't have this.", "Leave it out.",
        node -> !(node.isContainer() && node.isEmpty()));

    private static final Pattern SAY_WHAT_IT_IS = Pattern.compile(
        POD + "/(volumes/[^/]+/(?!(" + String.join("|", VolumeFields.KINDS) + ")$)[^/]+|initContainers/[^/]+/(lifecycle|livenessProbe|readinessProbe|startupProbe))");
    private static final List<String> CONTAINERS = List.of("/containers/*", "/initContainers/*");
    private static final List<String> CONTEXTS = List.of("/securityContext", "/containers/*/securityContext", "/initContainers/*/securityContext");
    private static final Set<String> RESOURCES = Set.of("cpu", "memory", "ephemeral-storage");
    private static final Rule CLAIM = Spelling.noSubdomain("ResourceClaimIsNoName", "The claim");
    private static final Rule RESOURCE = Rule.text("ResourceIsNotOfContainers", "Containers have no resource of this name.", "Use cpu, memory, ephemeral-storage, hugepages-2Mi or domain/name.",
        name -> !RESOURCES.contains(name) && !name.startsWith("hugepages-") && !Spelling.isVendorResource(name) && !Spelling.isNativeResource(name)).key();
    static final Rule ID_KEY = Rule.text("NameIsNotQualified", "This is no qualified name.", "Write [domain/]name.", name -> !Spelling.isKey(name));
    private static final Rule NEGATIVE_OR_ZERO = Rule.outside("NumberIsNotPositive", "The number", 1, Integer.MAX_VALUE);

    public static final List<KeptFields> ROWS = Stream.of(
        Stream.of(
            pod("/restartPolicy", among("A DaemonSet's restart policy", "Always")), pod("/activeDeadlineSeconds", FORBIDDEN), pod("/ephemeralContainers", FORBIDDEN),
            pod("/hostname", Spelling.noLabel("HostnameIsNoLabel", "The host name")), pod("/subdomain", Spelling.noLabel("HostnameIsNoLabel", "The subdomain")),
            pod("/hostnameOverride", Spelling.noSubdomain("HostnameIsNoName", "The host name"), Rule.longer("HostnameIsTooLong", 64, "Linux has no longer host names.", "Use at most 64 characters.")),
            pod("/resources/claims", Rule.value("ClaimsAreOfContainers", "Containers take claims, the pod as a whole doesn't.", "Name them in the resources of containers.", list -> !list.isEmpty())),
            pod("/overhead", RESOURCE), pod("/securityContext/seLinuxChangePolicy", among("The policy", "Recursive")),
            pod("/resourceClaims/*/resourceClaimName", CLAIM), pod("/resourceClaims/*/resourceClaimTemplateName", CLAIM),
            pod("/resourceClaims", Repeats.of("name")), pod("/schedulingGates", Repeats.of("name")), pod("/topologySpreadConstraints", Repeats.of("topologyKey", "whenUnsatisfiable")),
            pod("/topologySpreadConstraints/*", Rule.value("KeysNeedLabelSelector", "Keys of labels add to a label selector, and there is none.", "Add labelSelector, or leave matchLabelKeys out.",
                one -> !one.path("matchLabelKeys").isEmpty() && !one.has("labelSelector")),
                Rule.value("MinDomainsNeedDoNotSchedule", "A pod that is placed anyway waits for no domains.", "Choose DoNotSchedule, or leave minDomains out.",
                    one -> one.has("minDomains") && !Json.text(one, "whenUnsatisfiable").equals("DoNotSchedule"))),
            pod("/topologySpreadConstraints/*/matchLabelKeys", ID_KEY.each()),
            pod("/nodeName", Spelling.noSubdomain("NodeNameIsNoName", "The node's name")),
            pod("/preemptionPolicy", among("A preemption policy", "Never", "PreemptLowerPriority")),
            pod("/os", needs("name")), pod("/os/name", among("An operating system", "linux", "windows")),
            pod("/securityContext/fsGroupChangePolicy", among("The policy", "OnRootMismatch", "Always")),
            pod("/securityContext/supplementalGroupsPolicy", among("The policy", "Merge", "Strict")),
            pod("/readinessGates/*", needs("conditionType")), pod("/readinessGates/*/conditionType", ID_KEY),
            pod("/schedulingGates/*", needs("name")), pod("/schedulingGates/*/name", ID_KEY),
            pod("/resourceClaims/*", needs("name"), Rule.value("ResourceClaimHasNotOneSource", "The claim has no source, or two.",
                "Give resourceClaimName or resourceClaimTemplateName.", claim -> claim.has("resourceClaimName") == claim.has("resourceClaimTemplateName"))),
            pod("/resourceClaims/*/name", Spelling.noLabel("ResourceClaimNameIsNoLabel", "The claim's name")),
            pod("/topologySpreadConstraints/*", needs("topologyKey", "maxSkew", "whenUnsatisfiable")),
            pod("/topologySpreadConstraints/*/maxSkew", NEGATIVE_OR_ZERO), pod("/topologySpreadConstraints/*/minDomains", NEGATIVE_OR_ZERO),
            pod("/topologySpreadConstraints/*/whenUnsatisfiable", among("What happens then", "DoNotSchedule", "ScheduleAnyway")),
            pod("/topologySpreadConstraints/*/nodeAffinityPolicy", among("The policy", "Honor", "Ignore")),
            pod("/topologySpreadConstraints/*/nodeTaintsPolicy", among("The policy", "Honor", "Ignore"))),
        CONTAINERS.stream().flatMap(KeptFields::container), CONTAINERS.stream().flatMap(KeptRestarts::of),
        CONTEXTS.stream().flatMap(KeptWindows::of), CONTEXTS.stream().flatMap(KeptProfiles::appArmor), KeptProfiles.seccomp("/securityContext"),
        Stream.of(object("/spec/template/metadata/finalizers", Repeats.items())), KeptServices.metadata(Step.ADVANCED, Spelling.DNS_SUBDOMAIN), KeptVolumes.ROWS.stream(), KeptSelectors.ROWS.stream(), KeptServices.ROWS.stream())
        .flatMap(rows -> rows).toList();

    private static Stream<KeptFields> container(String at) {
        return Stream.of(
            pod(at + "/terminationMessagePolicy", among("The message's source", "File", "FallbackToLogsOnError")),
            pod(at + "/imagePullPolicy", among("A pull policy", "Always", "IfNotPresent", "Never")),
            pod(at + "/securityContext/procMount", among("The mount of /proc", "Default", "Unmasked")),
            pod(at + "/resizePolicy", Repeats.of("resourceName")), pod(at + "/lifecycle/*/tcpSocket", needs("port")),
            pod(at + "/lifecycle/*/tcpSocket/port", Rule.outside("PortIsOutOfRange", "A port", 1, 65535),
                Rule.text("PortNameIsNoServiceName", "This is neither a port nor a port's name.", "Use a number, or the name of a port.", name -> !Spelling.PORT_NAME.matcher(name).matches())),
            pod(at + "/env/*/valueFrom/fileKeyRef", needs("volumeName", "path", "key")),
            pod(at + "/env/*/valueFrom/fileKeyRef/key", Rule.unlike("FileKeyHasForbiddenCharacters", Spelling.PRINTABLE_WITHOUT_EQUALS,
                "The variable in the file has characters other than printable ASCII without the equals sign.", "Use letters, digits, underscores, dots and dashes.")),
            pod(at + "/env/*/valueFrom/fileKeyRef/path", Rule.text("FilePathIsNotInside", "The path leads out of the volume.", "Give a path without ..", Paths::leadsUpwards)),
            pod(at + "/env/*/valueFrom/fieldRef/apiVersion", among("The version of a pod", "v1")),
            pod(at + "/resizePolicy/*", needs("resourceName", "restartPolicy")),
            pod(at + "/resizePolicy/*/resourceName", among("A resource that is resized", "cpu", "memory")),
            pod(at + "/resizePolicy/*/restartPolicy", among("The restart", "NotRequired", "RestartContainer")),
            pod(at + "/resources/claims", Repeats.of("name")), pod(at + "/resources/claims/*", needs("name")),
            pod(at + "/resources/claims/*/request", Rule.text("ClaimRequestIsNoLabel", "The request's name is no DNS label.", "Use a name of a request in the claim.",
                name -> !name.isEmpty() && !Spelling.DNS_LABEL.matcher(name).matches())),
            pod(at + "/volumeDevices", Repeats.of("devicePath")), pod(at + "/volumeDevices/*", needs("name", "devicePath")),
            pod(at + "/volumeDevices/*/devicePath", Rule.text("DevicePathLeadsUpwards", "The path has a .. in it.", "Give the path without ..", Paths::leadsUpwards)),
            pod(at + "/volumeMounts/*/recursiveReadOnly", among("Read-only below", "Disabled", "IfPossible", "Enabled")));
    }

    static KeptFields pod(String path, Rule... rules) {
        return new KeptFields(Step.ADVANCED, Path.of(POD + path), List.of(rules));
    }

    static KeptFields object(String path, Rule... rules) {
        return new KeptFields(Step.ADVANCED, Path.of(path), List.of(rules));
    }

    static Rule among(String what, String... allowed) {
        return Rule.otherThan("KeptValueIsUnknown", what, allowed);
    }

    /** Kubernetes treats an empty text, an empty list and zero as missing. */
    static Rule needs(String... members) {
        String list = String.join(", ", members);
        return Rule.value("KeptPartIsIncomplete", "Kubernetes needs " + list + " here.", "Give " + list + ".",
            node -> node.isObject() && Stream.of(members).anyMatch(member -> Json.isAbsent(node.get(member)) || isNothing(node.path(member))));
    }

    private static boolean isNothing(JsonNode node) {
        return node.isString() ? node.stringValue().isEmpty() : node.isContainer() && node.isEmpty();
    }

    /**
     * Whether an API server rejects an empty part, or whether the part's name alone has a meaning, such as the kind of a volume. Other
     * empty parts are dropped.
     */
    public static boolean isMissed(String object, String path, JsonNode empty) {
        List<String> place = Path.of(path).segments();
        Step step = object.equals("DaemonSet") ? Step.ADVANCED : Step.SERVICES;
        return object.equals("DaemonSet") && SAY_WHAT_IT_IS.matcher(path).matches() || ROWS.stream().anyMatch(row -> row.step() == step
            && row.path().segments().size() == place.size() && row.covers(place) && row.rules().stream().anyMatch(rule -> rule.broken().test(empty)));
    }

    /** Whether the row's field is at the kept path or inside it. */
    public boolean covers(List<String> kept) {
        List<String> wanted = path.segments();
        if (kept.size() > wanted.size()) {
            return false;
        }
        for (int i = 0; i < kept.size(); i++) {
            if (!wanted.get(i).equals(Path.STAR) && !wanted.get(i).equals(kept.get(i))) {
                return false;
            }
        }
        return true;
    }
}
