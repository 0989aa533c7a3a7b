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

    private static final int PAGE_SIZE = 50;
    private static final String NOT_PERMITTED = "NotPermitted";
    private static final JsonNode NONE = ContractJson.MAPPER.createObjectNode();

    private final KubernetesApi api;
    private final NodeCache nodeCache;

    DiagnosticsReader(KubernetesApi api, NodeCache nodeCache) {
        this.api = api;
        this.nodeCache = nodeCache;
    }

    PodTroubleCollector readPods(Intent intent, ObjectFacts object) {
        PodTroubleCollector pods = new PodTroubleCollector(object.uid(), nodeCache::isNotReady);
        forEachPage("api/v1/namespaces/" + intent.namespace() + "/pods", intent, pods::add);
        return pods;
    }

    List<Trouble> readTroubles(Intent intent, ObjectFacts object, PodTroubleCollector pods) {
        boolean podsAreMissing = object.current() < object.desired();
        List<Trouble> notPermitted = new ArrayList<>();
        List<Trouble> found = pods.toTroubles(podsAreMissing ? readWarnings(intent, object.uid(), notPermitted::add) : NONE,
                pods.unready().map(uid -> readWarnings(intent, uid, notPermitted::add)).orElse(NONE),
                object.desired() - object.available());
        return Stream.concat(found.stream(), notPermitted.stream().distinct()).toList();
    }

    /** Reports that the cause is unknown because the agent may not read it. */
    static Trouble notPermitted(ApiServerException failure) {
        return new Trouble(NOT_PERMITTED, PodState.truncate(failure.message()), 0, null);
    }

    /** @param pods absent if all pods run the newest revision */
    List<RevisionFacts> readRevisions(Intent intent, ObjectFacts object, @Nullable PodTroubleCollector pods) {
        var all = ContractJson.MAPPER.createObjectNode();
        var items = all.putArray("items");
        forEachPage("apis/apps/v1/namespaces/" + intent.namespace() + "/controllerrevisions", intent,
                page -> page.path("items").forEach(items::add));
        List<RevisionFacts> found = ControllerRevisions.of(all, object.uid(), hash -> pods == null ? 0 : pods.countWithHash(hash));
        return pods != null || found.isEmpty() ? found : withPodCount(found, object.updated());
    }

    private static List<RevisionFacts> withPodCount(List<RevisionFacts> found, int pods) {
        RevisionFacts newest = found.getFirst();
        return Stream.concat(
                Stream.of(new RevisionFacts(newest.name(), newest.revision(), newest.generation(), pods)),
                found.stream().skip(1)).toList();
    }

    private JsonNode readWarnings(Intent intent, String uid, Consumer<Trouble> notPermitted) {
        try {
            return api.read("api/v1/namespaces/" + intent.namespace() + "/events?limit=20&fieldSelector="
                    + KubernetesApi.encode("involvedObject.uid=" + uid + ",type=Warning"));
        } catch (ApiServerException failure) {
            if (!failure.isForbidden()) {
                throw failure;
            }
            notPermitted.accept(notPermitted(failure));
            return NONE;
        }
    }

    private void forEachPage(String path, Intent intent, Consumer<JsonNode> consumer) {
        String query = path + "?limit=" + PAGE_SIZE + "&labelSelector=" + KubernetesApi.encode(selector(intent));
        String next = "";
        do {
            JsonNode page = api.read(query + (next.isEmpty() ? "" : "&continue=" + KubernetesApi.encode(next)));
            consumer.accept(page);
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
