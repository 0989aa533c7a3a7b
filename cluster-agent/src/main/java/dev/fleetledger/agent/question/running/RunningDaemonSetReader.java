package dev.fleetledger.agent.question.running;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.plan.OwnershipMarks;
import dev.fleetledger.agent.question.AnswerBuilder;
import dev.fleetledger.agent.question.FindingCollector;
import dev.fleetledger.agent.question.ReadOnlyApi;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.manifest.credential.CredentialRedactor;

/** Reads a running DaemonSet and the Services that select its pods. Credentials are redacted before they leave the cluster. */
public final class RunningDaemonSetReader {

    private static final int MAX_SERVICES = 5_000;

    private RunningDaemonSetReader() {}

    public static Answer answer(ReadOnlyApi api, Question question, AnswerBuilder answerBuilder) {
        String namespace = String.valueOf(question.namespace());
        ObjectRef ref = new ObjectRef("apps/v1", ObjectRef.DAEMON_SET, namespace, String.valueOf(question.name()));
        JsonNode daemonSet;
        try {
            daemonSet = api.read(ref.path());
        } catch (ApiServerException failure) {
            if (failure.status() == 404 && failure.reason().equals("NotFound")) {
                return answerBuilder.refused("NotFound", failure.message());
            }
            throw failure;
        }
        List<JsonNode> objects = new ArrayList<>(List.of(redactWithKind(daemonSet, "apps/v1", ObjectRef.DAEMON_SET)));
        JsonNode podLabels = daemonSet.path("spec").path("template").path("metadata").path("labels");
        boolean complete = api.forEach("api/v1/namespaces/" + namespace + "/services", MAX_SERVICES, service -> {
            if (selects(service.path("spec").path("selector"), podLabels)) {
                objects.add(redactWithKind(service, "v1", "Service"));
            }
        });
        FindingCollector findingCollector = new FindingCollector();
        LiveObject live = new LiveObject(daemonSet);
        OwnershipMarks.of(live).filter(_ -> live.isAppliedByUs()).ifPresent(marks ->
                findingCollector.addWarning("IsOurs", "Workload/" + marks.workload(), "DaemonSet " + ref.name() + " in namespace "
                        + namespace + " is managed by Fleetledger already: edit the workload of that name, " + marks.workload()
                        + ", instead of importing it."));
        return answerBuilder.running(objects, findingCollector.all(), complete);
    }

    /** A Service without selector selects no pods, although an empty label selector elsewhere selects all. */
    private static boolean selects(JsonNode selector, JsonNode podLabels) {
        return !selector.isEmpty() && selector.properties().stream()
                .allMatch(label -> label.getValue().equals(podLabels.path(label.getKey())));
    }

    /** Adds API version and kind, which items of a list omit. */
    private static JsonNode redactWithKind(JsonNode object, String apiVersion, String kind) {
        return CredentialRedactor.redact(ContractJson.MAPPER.createObjectNode().put("apiVersion", apiVersion).put("kind", kind)
                .setAll(ServerFields.without(object)));
    }
}
