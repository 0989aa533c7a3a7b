package dev.fleetledger.manifest.importer;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.syntax.ObjectMarks;

/**
 * Decides which Services an import takes over with a DaemonSet. A Service that is taken over is applied and deleted with the workload, so
 * one that selects other pods must stay outside.
 */
final class ServiceFilter {
    private ServiceFilter() {
    }

    /** Returns why the Service stays outside; null if it is the workload's. Both objects are as found, with our marks. */
    static @Nullable String findReason(ObjectSorter.Found service, ObjectSorter.Found daemonSet) {
        String reason = findOtherNamespace(service, daemonSet);
        return reason != null || hasSameMark(service.object(), daemonSet.object()) ? reason
                : findOtherPods(service.object().path("spec"), daemonSet.object().at("/spec/template/metadata/labels"));
    }

    /** A Service without a namespace is applied where the DaemonSet is; a DaemonSet without one is imported into the namespace default. */
    private static @Nullable String findOtherNamespace(ObjectSorter.Found service, ObjectSorter.Found daemonSet) {
        String own = service.namespace();
        String expected = daemonSet.namespaceOrDefault();
        return own.isEmpty() || own.equals(expected) ? null
                : "It is in the namespace " + own + ", and the DaemonSet in " + expected
                + ". A Service selects pods of its own namespace only.";
    }

    /** Fleetledger marks its Services with their workload. This includes those without pods, which have the type ExternalName. */
    private static boolean hasSameMark(JsonNode service, JsonNode daemonSet) {
        String mark = mark(daemonSet);
        return !mark.isEmpty() && mark.equals(mark(service));
    }

    private static String mark(JsonNode object) {
        return Json.text(object.path("metadata").path("labels"), ObjectMarks.WORKLOAD);
    }

    /** Compares texts, so that a number in the place of a label is reported as such and doesn't leave the Service out. */
    private static @Nullable String findOtherPods(JsonNode spec, JsonNode podLabels) {
        JsonNode selector = spec.path("selector");
        List<String> unmatched = selector.properties().stream()
                .filter(label -> !podLabels.has(label.getKey())
                        || !label.getValue().asString("").equals(podLabels.path(label.getKey()).asString("")))
                .map(Map.Entry::getKey).toList();
        if (!selector.isEmpty()) {
            return unmatched.isEmpty() ? null : "It selects other pods: those of the DaemonSet don't have the label "
                    + String.join(", ", unmatched) + " of its selector with that value.";
        }
        return Json.text(spec, "type").equals("ExternalName") ? "It leads to a name elsewhere and has no pods. Add it in the services step."
                : "It has no selector, so it selects none of the DaemonSet's pods.";
    }
}
