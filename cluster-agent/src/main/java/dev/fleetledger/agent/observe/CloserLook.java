package dev.fleetledger.agent.observe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.cluster.ClusterApi;
import dev.fleetledger.agent.cluster.ObjectRef;
import dev.fleetledger.agent.deployment.Deployment;
import dev.fleetledger.agent.deployment.Deployments;
import dev.fleetledger.agent.work.DueKeys;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;

/**
 * Asks for pods and events of a DaemonSet, only while it is incomplete: pods are not watched, since a large cluster's would not fit.
 * Less and less often, as long as nothing moves.
 */
public final class CloserLook {

    private static final Logger LOG = LoggerFactory.getLogger(CloserLook.class);
    private static final Duration FIRST = Duration.ofMillis(400);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final ClusterApi api;
    private final Deployments deployments;
    private final DueKeys due;
    private final Map<UUID, Integer> looks = new ConcurrentHashMap<>();

    public CloserLook(ClusterApi api, Deployments deployments, DueKeys due) {
        this.api = api;
        this.deployments = deployments;
        this.due = due;
    }

    /** Something about it moved. */
    public void soon(UUID workload) {
        Deployment deployment = deployments.find(workload);
        if (deployment != null && (deployment.isIncomplete() || !deployment.troubles().isEmpty())) {
            looks.put(workload, 0);
            due.add(workload, FIRST);
        }
    }

    public void look(UUID workload) {
        Deployment deployment = deployments.find(workload);
        if (deployment == null || deployment.object() == null || deployment.wanted() == null) {
            return;
        }
        if (!deployment.isIncomplete()) {
            deployments.change(workload, now -> now.troubledBy(List.of()));
            return;
        }
        try {
            List<Trouble> found = troubles(deployment.wanted(), deployment.object());
            deployments.saw(workload, now -> now.troubledBy(found));
        } catch (ApiFailure failure) {
            // What was seen last stands until it can be seen again.
            LOG.debug("{} not looked at: {}", workload, failure.message());
        }
        int before = looks.merge(workload, 1, Integer::sum);
        long pause = Math.min(FIRST.toMillis() << Math.min(before, 10), LONGEST.toMillis());
        due.add(workload, Duration.ofMillis(pause));
    }

    private List<Trouble> troubles(Intent intent, ObjectFacts object) {
        String namespace = "api/v1/namespaces/" + intent.namespace();
        JsonNode pods = api.read(namespace + "/pods?resourceVersion=0&limit=100&labelSelector=" + ClusterApi.encoded(selector(intent)));
        boolean podsAreMissing = object.current() < object.desired();
        JsonNode events = podsAreMissing
                ? api.read(namespace + "/events?limit=20&fieldSelector="
                        + ClusterApi.encoded("involvedObject.uid=" + object.uid() + ",type=Warning"))
                : ContractJson.MAPPER.createObjectNode();
        return PodTroubles.in(pods, object.uid(), events, podsAreMissing);
    }

    /** The DaemonSet's own selector: it need not be our label. */
    private static String selector(Intent intent) {
        return intent.objects().stream().filter(object -> ObjectRef.of(object).isDaemonSet())
                .flatMap(object -> object.path("spec").path("selector").path("matchLabels").properties().stream())
                .map(label -> label.getKey() + "=" + label.getValue().asString(""))
                .collect(Collectors.joining(","));
    }
}
