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
        Optional<String> findViolation(ObjectNode pod, ObjectStore store);
    }

    /** {@code hasName} is true if the pod already has its name: generated names are set between the mutating and the validating rules. */
    public record Rejection(String reason, boolean hasName) {
    }

    private static final List<Rule> MUTATING_RULES = List.of(
            PodAdmission::checkServiceAccount, PodAdmission::checkPriorityClass, PodAdmission::checkRuntimeClass);
    private static final List<Rule> VALIDATING_RULES = List.of(PodAdmission::checkPodSecurity, PodAdmission::checkQuota);

    private PodAdmission() {
    }

    /** Returns why the pod is forbidden, in the wording of a real API server. */
    public static Optional<Rejection> findRejection(ObjectNode pod, ObjectStore store) {
        return firstRejection(MUTATING_RULES, false, pod, store).or(() -> firstRejection(VALIDATING_RULES, true, pod, store));
    }

    private static Optional<Rejection> firstRejection(List<Rule> rules, boolean hasName, ObjectNode pod, ObjectStore store) {
        return rules.stream().map(rule -> rule.findViolation(pod, store)).flatMap(Optional::stream).findFirst()
                .map(reason -> new Rejection(reason, hasName));
    }

    private static Optional<String> checkServiceAccount(ObjectNode pod, ObjectStore store) {
        String name = Json.text(pod, "spec", "serviceAccountName");
        return name.equals("default") || store.find(Kinds.SERVICE_ACCOUNTS, Meta.namespace(pod), name).isPresent() ? Optional.empty()
                : Optional.of("error looking up service account " + Meta.namespace(pod) + "/" + name + ": serviceaccount \"" + name
                        + "\" not found");
    }

    private static Optional<String> checkPriorityClass(ObjectNode pod, ObjectStore store) {
        String name = Json.text(pod, "spec", "priorityClassName");
        return existsIfNamed(Kinds.PRIORITY_CLASSES, name, store) ? Optional.empty()
                : Optional.of("no PriorityClass with name " + name + " was found");
    }

    private static Optional<String> checkRuntimeClass(ObjectNode pod, ObjectStore store) {
        String name = Json.text(pod, "spec", "runtimeClassName");
        return existsIfNamed(Kinds.RUNTIME_CLASSES, name, store) ? Optional.empty()
                : Optional.of("pod rejected: RuntimeClass \"" + name + "\" not found");
    }

    private static boolean existsIfNamed(Kind kind, String name, ObjectStore store) {
        return name.isEmpty() || store.find(kind, "", name).isPresent();
    }

    private static Optional<String> checkPodSecurity(ObjectNode pod, ObjectStore store) {
        JsonNode namespace = store.find(Kinds.NAMESPACES, "", Meta.namespace(pod)).map(JsonNode.class::cast).orElseGet(Json::object);
        String level = Json.text(namespace, "metadata", "labels", "pod-security.kubernetes.io/enforce");
        List<String> violations = PodSecurityAdmission.violations(level, Json.at(pod, "spec"));
        return violations.isEmpty() ? Optional.empty()
                : Optional.of("violates PodSecurity \"" + level + ":latest\": " + String.join(", ", violations));
    }

    private static Optional<String> checkQuota(ObjectNode pod, ObjectStore store) {
        int used = store.list(Kinds.PODS, Meta.namespace(pod)).size();
        return store.list(Kinds.QUOTAS, Meta.namespace(pod)).stream()
                .filter(quota -> !Json.text(quota, "spec", "hard", "pods").isEmpty())
                .filter(quota -> used + 1 > Integer.parseInt(Json.text(quota, "spec", "hard", "pods")))
                .map(quota -> "exceeded quota: " + Meta.name(quota) + ", requested: pods=1, used: pods=" + used + ", limited: pods="
                        + Json.text(quota, "spec", "hard", "pods")).findFirst();
    }
}
