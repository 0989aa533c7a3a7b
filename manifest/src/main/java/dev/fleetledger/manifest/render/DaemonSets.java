package dev.fleetledger.manifest.render;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.kubernetes.Selectors;
import dev.fleetledger.manifest.spelling.Marks;

/** Renders the DaemonSet of a specification: the table's mappings, and what depends on more than one field. */
public final class DaemonSets {
    private DaemonSets() {
    }

    public static ObjectNode render(JsonNode specification, RenderedFor target) {
        ObjectNode object = Json.object().put("apiVersion", "apps/v1").put("kind", "DaemonSet");
        Placed.into(object, Step.BASICS, specification.path(Step.BASICS.key()));
        Placed.into(object, Step.CONTAINERS, specification.path(Step.CONTAINERS.key()));
        Placed.into(object, Step.ADVANCED, specification.path(Step.ADVANCED.key()));
        JsonNode advanced = specification.path(Step.ADVANCED.key());
        Upgrade.into(object, advanced.path("upgrade"));
        Tolerations.into(object.withObject("/spec/template/spec"), advanced.path("scheduling"));
        Logs.into(object.withObject("/spec/template"), specification.path(Step.CONTAINERS.key()));
        Specification.kept(specification).stream().filter(one -> one.object().equals("DaemonSet")).forEach(one -> PutBack.into(object, one));
        mark(object, target);
        return object;
    }

    /**
     * Keeps a stated or imported selector, because Kubernetes doesn't allow to change it. Pods get our label only if the selector uses it:
     * otherwise taking over a running DaemonSet would restart all its pods for one more label.
     */
    private static void mark(ObjectNode object, RenderedFor target) {
        String workload = target.workload().toString();
        object.withObject("/metadata/labels").put(Marks.WORKLOAD, workload);
        if (!Selectors.choosesSomething(object.path("spec").path("selector"))) {
            object.withObject("/spec/selector/matchLabels").put(Marks.WORKLOAD, workload);
        }
        if (Selectors.areOurs(object.path("spec").path("selector").path("matchLabels"))) {
            object.withObject("/spec/template/metadata/labels").put(Marks.WORKLOAD, workload);
        }
    }
}
