package dev.fleetledger.simulation.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.error.ApiStatusException.Cause;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.watch.LabelSelector;

/** Validation of a DaemonSet. */
final class DaemonSetRules {
    private DaemonSetRules() {
    }

    static List<Cause> of(ObjectNode daemonSet) {
        JsonNode spec = Json.at(daemonSet, "spec");
        List<Cause> causes = new ArrayList<>();
        checkSelector(spec, causes);
        causes.addAll(NameRules.ofLabels(Json.at(spec, "template", "metadata", "labels"), "spec.template.labels"));
        causes.addAll(PodRules.of(Json.at(spec, "template", "spec"), "spec.template.spec"));
        String restart = Json.text(spec, "template", "spec", "restartPolicy");
        if (!restart.equals("Always")) {
            causes.add(Causes.unsupported("spec.template.spec.restartPolicy", "\"" + restart + "\"", "\"Always\""));
        }
        checkStrategy(spec, causes);
        return causes;
    }

    private static void checkSelector(JsonNode spec, List<Cause> causes) {
        JsonNode selector = Json.at(spec, "selector");
        JsonNode labels = Json.at(spec, "template", "metadata", "labels");
        if (!selector.isMissingNode() && selector.isEmpty()) {
            causes.add(Causes.invalid("spec.selector", "{}", "empty selector is invalid for daemonset"));
        }
        Map<String, String> templateLabels = Meta.strings(labels);
        if (selector.isMissingNode() || !LabelSelector.ofObject(selector).matches(templateLabels)) {
            causes.add(Causes.invalid("spec.template.metadata.labels", Json.MAPPER.writeValueAsString(templateLabels),
                    "`selector` does not match template `labels`"));
        }
    }

    private static void checkStrategy(JsonNode spec, List<Cause> causes) {
        String type = Json.text(spec, "updateStrategy", "type");
        if (!List.of("RollingUpdate", "OnDelete").contains(type)) {
            causes.add(Causes.unsupported("spec.updateStrategy", "{\"Type\":\"" + type + "\",\"RollingUpdate\":null}",
                    "\"RollingUpdate\", \"OnDelete\""));
        }
        JsonNode rolling = Json.at(spec, "updateStrategy", "rollingUpdate");
        boolean surges = !List.of("", "0", "0%").contains(Json.text(rolling, "maxSurge"));
        boolean unavailable = !List.of("", "0", "0%").contains(Json.text(rolling, "maxUnavailable"));
        if (type.equals("RollingUpdate") && surges == unavailable) {
            causes.add(surges ? Causes.invalid("spec.updateStrategy.rollingUpdate.maxSurge", Json.at(rolling, "maxSurge").toString(),
                    "may not be set when maxUnavailable is non-zero")
                    : Causes.required("spec.updateStrategy.rollingUpdate.maxUnavailable", "cannot be 0 when maxSurge is 0"));
        }
    }

    static List<Cause> ofChanged(ObjectNode live, ObjectNode next) {
        JsonNode before = Json.at(live, "spec", "selector");
        JsonNode after = Json.at(next, "spec", "selector");
        return before.equals(after) ? List.of()
                : List.of(Causes.invalid("spec.selector", after.toString(), "field is immutable"));
    }
}
