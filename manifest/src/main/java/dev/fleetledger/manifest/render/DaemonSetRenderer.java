package dev.fleetledger.manifest.render;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.kubernetes.Selectors;
import dev.fleetledger.manifest.syntax.ObjectMarks;

/** Renders the DaemonSet of a specification: the table's mappings, and what depends on more than one field. */
public final class DaemonSetRenderer {
    private DaemonSetRenderer() {
    }

    public static ObjectNode render(JsonNode specification, RenderTarget target) {
        ObjectNode object = Json.object().put("apiVersion", "apps/v1").put("kind", "DaemonSet");
        FieldWriter.write(object, Step.BASICS, specification.path(Step.BASICS.key()));
        FieldWriter.write(object, Step.CONTAINERS, specification.path(Step.CONTAINERS.key()));
        FieldWriter.write(object, Step.ADVANCED, specification.path(Step.ADVANCED.key()));
        JsonNode advanced = specification.path(Step.ADVANCED.key());
        UpdateStrategyRenderer.render(object, advanced.path("upgrade"));
        TolerationRenderer.render(object.withObject("/spec/template/spec"), advanced.path("scheduling"));
        LogRenderer.render(object.withObject("/spec/template"), specification.path(Step.CONTAINERS.key()));
        Specification.kept(specification).stream().filter(keptField -> keptField.object().equals("DaemonSet"))
                .forEach(keptField -> KeptFieldWriter.write(object, keptField));
        addMarks(object, target);
        return object;
    }

    /** Returns our labels that the pods carry, and keep after a release, because the selector requires them. */
    public static List<String> podMarks(JsonNode specification) {
        return render(specification, RenderTarget.NONE).path("spec").path("template").path("metadata").path("labels").propertyNames().stream()
                .filter(name -> name.startsWith(ObjectMarks.PREFIX)).toList();
    }

    /**
     * Keeps a stated or imported selector, because Kubernetes doesn't allow to change it. Pods get our label only if the selector uses it:
     * otherwise taking over a running DaemonSet would restart all its pods for one more label.
     */
    private static void addMarks(ObjectNode object, RenderTarget target) {
        String workload = target.workload().toString();
        object.withObject("/metadata/labels").put(ObjectMarks.WORKLOAD, workload);
        if (!Selectors.isNotEmpty(object.path("spec").path("selector"))) {
            object.withObject("/spec/selector/matchLabels").put(ObjectMarks.WORKLOAD, workload);
        }
        if (Selectors.useWorkloadLabel(object.path("spec").path("selector").path("matchLabels"))) {
            object.withObject("/spec/template/metadata/labels").put(ObjectMarks.WORKLOAD, workload);
        }
    }
}
