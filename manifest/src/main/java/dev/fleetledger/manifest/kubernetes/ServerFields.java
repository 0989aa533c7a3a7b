package dev.fleetledger.manifest.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.syntax.ObjectMarks;

/** Removes the fields that an API server or a tool writes, before an object is read. */
public final class ServerFields {
    private static final List<String> SERVER_WRITTEN =
            List.of("/status", "/metadata/uid", "/metadata/resourceVersion", "/metadata/generation",
        "/metadata/creationTimestamp", "/metadata/managedFields", "/metadata/selfLink", "/metadata/deletionTimestamp",
        "/metadata/deletionGracePeriodSeconds", "/metadata/annotations/kubectl.kubernetes.io~1last-applied-configuration",
        "/metadata/annotations/deprecated.daemonset.template.generation", "/spec/template/metadata/creationTimestamp",
        "/spec/clusterIPs", "/spec/template/metadata/uid", "/spec/template/metadata/resourceVersion",
        "/spec/template/metadata/generation", "/spec/template/metadata/managedFields", "/spec/template/metadata/selfLink",
        "/spec/template/metadata/deletionTimestamp", "/spec/template/metadata/deletionGracePeriodSeconds");
    /** Removed only if the value is the server's default. */
    private static final Map<String, JsonNode> DEFAULTS = Map.ofEntries(
        Map.entry("/spec/template/spec/restartPolicy", Json.text("Always")),
        Map.entry("/spec/template/spec/schedulerName", Json.text("default-scheduler")),
        Map.entry("/spec/template/spec/containers/*/terminationMessagePath", Json.text("/dev/termination-log")),
        Map.entry("/spec/template/spec/containers/*/terminationMessagePolicy", Json.text("File")),
        Map.entry("/spec/template/spec/initContainers/*/terminationMessagePath", Json.text("/dev/termination-log")),
        Map.entry("/spec/template/spec/initContainers/*/terminationMessagePolicy", Json.text("File")),
        Map.entry("/spec/template/spec/containers/*/env/*/valueFrom/fieldRef/apiVersion", Json.text("v1")),
        Map.entry("/spec/template/spec/initContainers/*/env/*/valueFrom/fieldRef/apiVersion", Json.text("v1")),
        Map.entry("/spec/template/spec/containers/*/env/*/valueFrom/resourceFieldRef/divisor", Json.text("0")),
        Map.entry("/spec/template/spec/initContainers/*/env/*/valueFrom/resourceFieldRef/divisor", Json.text("0")),
        Map.entry("/spec/template/spec/volumes/*/projected/sources/*/downwardAPI/items/*/fieldRef/apiVersion", Json.text("v1")),
        Map.entry("/spec/template/spec/volumes/*/projected/sources/*/downwardAPI/items/*/resourceFieldRef/divisor", Json.text("0")));
    private static final String POD = "/spec/template/spec";
    /** Fields in which an API server treats an empty text or zero as absent. Charts write these where a value is omitted. */
    private static final List<PointerPattern> EMPTY_IS_ABSENT = Stream.of(
        Stream.of("/restartPolicy", "/hostname", "/subdomain", "/schedulerName", "/nodeName", "/serviceAccountName", "/priorityClassName",
                "/dnsPolicy").map(POD::concat),
        Stream.of("/containers/*", "/initContainers/*").flatMap(list -> Stream.concat(
            Stream.of("/imagePullPolicy", "/terminationMessagePath", "/terminationMessagePolicy", "/workingDir", "/ports/*/name",
                    "/ports/*/protocol", "/ports/*/hostIP",
                "/env/*/valueFrom/fieldRef/apiVersion", "/env/*/valueFrom/resourceFieldRef/containerName"),
            Stream.of("/livenessProbe", "/readinessProbe", "/startupProbe")
            .flatMap(probe -> Stream.of("/periodSeconds", "/timeoutSeconds", "/successThreshold",
                "/failureThreshold", "/httpGet/scheme").map(probe::concat))).map(list::concat)).map(POD::concat),
        Stream.of("/type", "/sessionAffinity", "/externalTrafficPolicy", "/externalName", "/loadBalancerIP", "/clusterIP", "/ports/*/name",
                "/ports/*/protocol", "/ports/*/targetPort").map("/spec"::concat))
        .flatMap(paths -> paths).map(PointerPattern::of).toList();
    private static final List<String> LABELS_AND_ANNOTATIONS =
            List.of("/metadata/labels", "/metadata/annotations", "/spec/selector/matchLabels",
        "/spec/template/metadata/labels", "/spec/template/metadata/annotations");

    private ServerFields() {
    }

    /** Expects a DaemonSet or a Service without shape errors. */
    public static ObjectNode strip(JsonNode object) {
        boolean isService = Json.text(object, "kind").equals("Service");
        ObjectNode copy = (ObjectNode) KubernetesShapeValidator.withoutNulls(object, isService ? KubernetesTypes.SERVICE
                : KubernetesTypes.DAEMON_SET);
        SERVER_WRITTEN.forEach(path -> remove(copy, PointerPattern.of(path), null));
        DEFAULTS.forEach((path, value) -> remove(copy, PointerPattern.of(path), value));
        EMPTY_IS_ABSENT.forEach(pointerPattern -> List.of(Json.text(""), Json.integer(0))
                .forEach(emptyValue -> remove(copy, pointerPattern, emptyValue)));
        replaceServiceAccount(copy.path("spec").path("template").path("spec"));
        if (isService && Selectors.hasWorkloadLabel(copy.at("/spec/selector"))) {
            removeMarks(copy.at("/spec/selector"));
            remove(copy, PointerPattern.of("/spec/selector"), Json.object());
        }
        for (String path : LABELS_AND_ANNOTATIONS) {
            PointerPattern.of(path).match(copy).forEach(pathMatch -> removeMarks(pathMatch.node()));
            remove(copy, PointerPattern.of(path), Json.object());
        }
        return copy;
    }

    /** Whether the object has a field that no client may write. An API server rejects most of them in what is applied. */
    public static boolean existIn(JsonNode object) {
        return SERVER_WRITTEN.stream().anyMatch(path -> !object.at(path).isMissingNode());
    }

    private static void remove(ObjectNode object, PointerPattern pointerPattern, @org.jspecify.annotations.Nullable JsonNode onlyValue) {
        for (PathMatch parent : pointerPattern.parent().match(object)) {
            if (parent.node() instanceof ObjectNode members
                    && (onlyValue == null || onlyValue.equals(members.get(pointerPattern.last())))) {
                members.remove(pointerPattern.last());
            }
        }
    }

    /** {@code serviceAccount} is the old name of {@code serviceAccountName}. */
    private static void replaceServiceAccount(JsonNode pod) {
        if (pod instanceof ObjectNode members && members.has("serviceAccount")) {
            members.putIfAbsent("serviceAccountName", members.path("serviceAccount"));
            members.remove("serviceAccount");
        }
    }

    /** Removes our marks, which are rendered again, but not the display name and description, which a person wrote. */
    private static void removeMarks(JsonNode node) {
        if (!(node instanceof ObjectNode map)) {
            return;
        }
        List<String> marks = map.propertyNames().stream().filter(name -> name.startsWith(ObjectMarks.PREFIX))
            .filter(name -> !name.equals(ObjectMarks.DISPLAY_NAME) && !name.equals(ObjectMarks.DESCRIPTION)).toList();
        map.remove(marks);
    }
}
