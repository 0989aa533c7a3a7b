package dev.fleetledger.agent.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.RevisionFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;

/** Reads pods, events and revisions of one DaemonSet from the API server, page by page to bound the memory. */
final class DiagnosticsReader {

    private static final int PAGE = 50;
    private static final String NOT_PERMITTED = "NotPermitted";
    private static final JsonNode NONE = ContractJson.MAPPER.createObjectNode();

    private final KubernetesApi api;
    private final NodeCache nodeCache;

    DiagnosticsReader(KubernetesApi api, NodeCache nodeCache) {
        this.api = api;
        this.nodeCache = nodeCache;
    }

    PodTroubleCollector pods(Intent intent, ObjectFacts object) {
        PodTroubleCollector pods = new PodTroubleCollector(object.uid(), nodeCache::isNotReady);
        pages("api/v1/namespaces/" + intent.namespace() + "/pods", intent, pods::add);
        return pods;
    }

    List<Trouble> troubles(Intent intent, ObjectFacts object, PodTroubleCollector pods) {
        boolean podsAreMissing = object.current() < object.desired();
        List<Trouble> unseen = new ArrayList<>();
        List<Trouble> found = pods.sum(podsAreMissing ? warnings(intent, object.uid(), unseen::add) : NONE,
                pods.unready().map(uid -> warnings(intent, uid, unseen::add)).orElse(NONE), object.desired() - object.available());
        return Stream.concat(found.stream(), unseen.stream().distinct()).toList();
    }

    /** Reports that the cause is unknown because the agent may not read it. */
    static Trouble unseen(ApiServerException failure) {
        return new Trouble(NOT_PERMITTED, PodState.bounded(failure.message()), 0, null);
    }

    /** @param pods absent if all pods run the newest revision */
    List<RevisionFacts> revisions(Intent intent, ObjectFacts object, @Nullable PodTroubleCollector pods) {
        var all = ContractJson.MAPPER.createObjectNode();
        var items = all.putArray("items");
        pages("apis/apps/v1/namespaces/" + intent.namespace() + "/controllerrevisions", intent,
                page -> page.path("items").forEach(items::add));
        List<RevisionFacts> found = ControllerRevisions.of(all, object.uid(), hash -> pods == null ? 0 : pods.running(hash));
        return pods != null || found.isEmpty() ? found : withAll(found, object.updated());
    }

    private static List<RevisionFacts> withAll(List<RevisionFacts> found, int pods) {
        RevisionFacts newest = found.getFirst();
        return Stream.concat(
                Stream.of(new RevisionFacts(newest.name(), newest.revision(), newest.generation(), pods)),
                found.stream().skip(1)).toList();
    }

    private JsonNode warnings(Intent intent, String uid, Consumer<Trouble> unseen) {
        try {
            return api.read("api/v1/namespaces/" + intent.namespace() + "/events?limit=20&fieldSelector="
                    + KubernetesApi.encoded("involvedObject.uid=" + uid + ",type=Warning"));
        } catch (ApiServerException failure) {
            if (!failure.isForbidden()) {
                throw failure;
            }
            unseen.accept(unseen(failure));
            return NONE;
        }
    }

    private void pages(String path, Intent intent, Consumer<JsonNode> each) {
        String query = path + "?limit=" + PAGE + "&labelSelector=" + KubernetesApi.encoded(selector(intent));
        String next = "";
        do {
            JsonNode page = api.read(query + (next.isEmpty() ? "" : "&continue=" + KubernetesApi.encoded(next)));
            each.accept(page);
            next = page.path("metadata").path("continue").asString("");
        } while (!next.isEmpty());
    }

    /** Uses the DaemonSet's own selector, which need not contain our label. Callers filter by owner, so matchExpressions are ignored. */
    private static String selector(Intent intent) {
        return intent.objects().stream().filter(object -> ObjectRef.of(object).isDaemonSet())
                .flatMap(object -> object.path("spec").path("selector").path("matchLabels").properties().stream())
                .map(label -> label.getKey() + "=" + label.getValue().asString(""))
                .collect(Collectors.joining(","));
    }
}
