package dev.fleetledger.agent.question.running;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.cluster.ObjectRef;
import dev.fleetledger.agent.plan.Marks;
import dev.fleetledger.agent.question.Answers;
import dev.fleetledger.agent.question.Findings;
import dev.fleetledger.agent.question.Looking;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.manifest.credential.Credentials;

/** Reads a running DaemonSet and the Services that select its pods. Credentials are redacted before they leave the cluster. */
public final class Running {

    private static final int MOST_SERVICES = 5_000;

    private Running() {}

    public static Answer answer(Looking looking, Question question, Answers answers) {
        String namespace = String.valueOf(question.namespace());
        ObjectRef ref = new ObjectRef("apps/v1", ObjectRef.DAEMON_SET, namespace, String.valueOf(question.name()));
        JsonNode daemonSet;
        try {
            daemonSet = looking.read(ref.path());
        } catch (ApiFailure failure) {
            if (failure.status() == 404 && failure.reason().equals("NotFound")) {
                return answers.refused("NotFound", failure.message());
            }
            throw failure;
        }
        List<JsonNode> objects = new ArrayList<>(List.of(told(daemonSet, "apps/v1", ObjectRef.DAEMON_SET)));
        JsonNode podLabels = daemonSet.path("spec").path("template").path("metadata").path("labels");
        boolean complete = looking.each("api/v1/namespaces/" + namespace + "/services", MOST_SERVICES, service -> {
            if (selects(service.path("spec").path("selector"), podLabels)) {
                objects.add(told(service, "v1", "Service"));
            }
        });
        Findings findings = new Findings();
        Live live = new Live(daemonSet);
        Marks.of(live).filter(_ -> live.appliedByUs()).ifPresent(marks ->
                findings.warns("IsOurs", "Workload/" + marks.workload(), "It already belongs to workload " + marks.workload()));
        return answers.running(objects, findings.all(), complete);
    }

    /** A Service without selector selects no pods, although an empty label selector elsewhere selects all. */
    private static boolean selects(JsonNode selector, JsonNode podLabels) {
        return !selector.isEmpty() && selector.properties().stream()
                .allMatch(label -> label.getValue().equals(podLabels.path(label.getKey())));
    }

    /** Adds API version and kind, which items of a list omit. */
    private static JsonNode told(JsonNode object, String apiVersion, String kind) {
        return Credentials.withhold(ContractJson.MAPPER.createObjectNode().put("apiVersion", apiVersion).put("kind", kind)
                .setAll(ServerFields.without(object)));
    }
}
