package dev.fleetledger.simulation.defaults;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;

/** Defaults of apps/v1 DaemonSets. */
final class DaemonSetDefaults {
    private static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";
    private static final int REVISION_HISTORY_LIMIT = 10;

    private DaemonSetDefaults() {
    }

    static void fillNew(ObjectNode daemonSet) {
        fill(daemonSet);
        Json.child(Meta.of(daemonSet), "annotations").put(TEMPLATE_GENERATION, "1");
        ObjectNode status = Json.child(daemonSet, "status");
        List.of("currentNumberScheduled", "numberMisscheduled", "desiredNumberScheduled", "numberReady")
                .forEach(counter -> Defaults.fill(status, counter, 0));
    }

    static void fill(ObjectNode daemonSet) {
        ObjectNode spec = Json.child(daemonSet, "spec");
        Defaults.fill(spec, "revisionHistoryLimit", REVISION_HISTORY_LIMIT);
        ObjectNode strategy = Json.child(spec, "updateStrategy");
        Defaults.fill(strategy, "type", "RollingUpdate");
        if (Json.text(strategy, "type").equals("RollingUpdate")) {
            ObjectNode rolling = Json.child(strategy, "rollingUpdate");
            Defaults.fill(rolling, "maxSurge", 0);
            Defaults.fill(rolling, "maxUnavailable", 1);
        }
        Json.child(spec, "template", "metadata");
        PodDefaults.fill(Json.child(spec, "template", "spec"));
    }

    /** Sets the annotation in which the server counts template changes; clients cannot change it. */
    static void countTemplates(ObjectNode live, ObjectNode next) {
        int count = Integer.parseInt("0" + Json.text(live, "metadata", "annotations", TEMPLATE_GENERATION));
        boolean same = Json.at(live, "spec", "template").equals(Json.at(next, "spec", "template"));
        Json.child(Meta.of(next), "annotations").put(TEMPLATE_GENERATION, Integer.toString(same ? count : count + 1));
    }
}
