package dev.fleetledger.simulation.admission;

import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.store.ObjectStore;

/** Admission rules for new pods, in the order of a real API server; the first violated rule determines the error. */
public final class PodAdmission {
    private interface Rule {
        Optional<String> broken(ObjectNode pod, ObjectStore store);
    }

    /** {@code hasName} is true if the pod already has its name: generated names are set between the mutating and the validating rules. */
    public record Refused(String why, boolean named) {
    }

    private static final List<Rule> CHANGING = List.of(
            PodAdmission::serviceAccountExists, PodAdmission::priorityClassExists, PodAdmission::runtimeClassExists);
    private static final List<Rule> CHECKING = List.of(PodAdmission::podSecurityAllows, PodAdmission::quotaLeavesRoom);

    private PodAdmission() {
    }

    /** Returns why the pod is forbidden, in the wording of a real API server. */
    public static Optional<Refused> refusal(ObjectNode pod, ObjectStore store) {
        return first(CHANGING, false, pod, store).or(() -> first(CHECKING, true, pod, store));
    }

    private static Optional<Refused> first(List<Rule> rules, boolean named, ObjectNode pod, ObjectStore store) {
        return rules.stream().map(rule -> rule.broken(pod, store)).flatMap(Optional::stream).findFirst()
                .map(why -> new Refused(why, named));
    }

    private static Optional<String> serviceAccountExists(ObjectNode pod, ObjectStore store) {
        String name = Json.text(pod, "spec", "serviceAccountName");
        return name.equals("default") || store.find(Kinds.SERVICE_ACCOUNTS, Meta.namespace(pod), name).isPresent() ? Optional.empty()
                : Optional.of("error looking up service account " + Meta.namespace(pod) + "/" + name + ": serviceaccount \"" + name
                        + "\" not found");
    }

    private static Optional<String> priorityClassExists(ObjectNode pod, ObjectStore store) {
        String name = Json.text(pod, "spec", "priorityClassName");
        return isNamed(Kinds.PRIORITY_CLASSES, name, store) ? Optional.empty()
                : Optional.of("no PriorityClass with name " + name + " was found");
    }

    private static Optional<String> runtimeClassExists(ObjectNode pod, ObjectStore store) {
        String name = Json.text(pod, "spec", "runtimeClassName");
        return isNamed(Kinds.RUNTIME_CLASSES, name, store) ? Optional.empty()
                : Optional.of("pod rejected: RuntimeClass \"" + name + "\" not found");
    }

    private static boolean isNamed(Kind kind, String name, ObjectStore store) {
        return name.isEmpty() || store.find(kind, "", name).isPresent();
    }

    private static Optional<String> podSecurityAllows(ObjectNode pod, ObjectStore store) {
        JsonNode namespace = store.find(Kinds.NAMESPACES, "", Meta.namespace(pod)).map(JsonNode.class::cast).orElseGet(Json::object);
        String level = Json.text(namespace, "metadata", "labels", "pod-security.kubernetes.io/enforce");
        List<String> violations = PodSecurityAdmission.violations(level, Json.at(pod, "spec"));
        return violations.isEmpty() ? Optional.empty()
                : Optional.of("violates PodSecurity \"" + level + ":latest\": " + String.join(", ", violations));
    }

    private static Optional<String> quotaLeavesRoom(ObjectNode pod, ObjectStore store) {
        int used = store.list(Kinds.PODS, Meta.namespace(pod)).size();
        return store.list(Kinds.QUOTAS, Meta.namespace(pod)).stream()
                .filter(quota -> !Json.text(quota, "spec", "hard", "pods").isEmpty())
                .filter(quota -> used + 1 > Integer.parseInt(Json.text(quota, "spec", "hard", "pods")))
                .map(quota -> "exceeded quota: " + Meta.name(quota) + ", requested: pods=1, used: pods=" + used + ", limited: pods="
                        + Json.text(quota, "spec", "hard", "pods")).findFirst();
    }
}
