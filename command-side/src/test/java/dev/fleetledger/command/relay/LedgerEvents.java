package dev.fleetledger.command.relay;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.contract.question.QuestionKind;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.StreamId;

/** Short notation for events in the ledger. */
record LedgerEvents(TestHub hub) {

    static final String BODY =
            "[{\"apiVersion\":\"apps/v1\",\"kind\":\"DaemonSet\",\"metadata\":{\"name\":\"n\",\"namespace\":\"ns\"},\"spec\":{\"a\":1}}]";

    Position registered(String cluster) {
        return hub.append(StreamId.of("Cluster", cluster), Map.of(), new ClusterEvent.Registered(cluster, null, Map.of()));
    }

    Position wanted(UUID workload, String cluster, long generation) {
        return wanted(workload, cluster, generation, DeploymentAction.APPLY, BODY);
    }

    Position wanted(UUID workload, String cluster, long generation, DeploymentAction action, String body) {
        return hub.append(stream(workload, cluster), Map.of("traceparent", "00-trace", "command", "c-" + generation),
                new DeploymentEvent.Wanted(workload, cluster, generation, UUID.randomUUID(), action, "ns", "n", 1, hub.manifest(body), null,
                        "refuse", "correct", "PT10M", null, null));
    }

    Position gone(UUID workload, String cluster, long generation) {
        return hub.append(stream(workload, cluster), Map.of(),
                new DeploymentEvent.Gone(workload, cluster, generation, Instant.EPOCH));
    }

    Position resendAsked(String cluster) {
        return hub.append(StreamId.of("Cluster", cluster), Map.of(), new ClusterEvent.ResendAsked(cluster));
    }

    /** Adds the row and the event of a question, as the command side does. */
    Position asked(UUID question, String cluster, Instant expiresAt) {
        hub.jdbc().update("insert into command.questions (question, cluster, kind, list, expires_at) values (?, ?, 'inventory', 'nodes', ?)", question,
                cluster, expiresAt.atOffset(ZoneOffset.UTC));
        return hub.append(StreamId.of("Question", question), Map.of(),
                new QuestionEvent.Asked(question, QuestionKind.INVENTORY, expiresAt, null, null, null,
                        null, null, "nodes", null, List.of(new QuestionEvent.QuestionTarget(cluster, null))));
    }

    void markGone(String cluster) {
        hub.jdbc().update("insert into command.clusters (name, labels, state, gone_at) values (?, '{}', 'gone', now())", cluster);
    }

    private static StreamId stream(UUID workload, String cluster) {
        return StreamId.of("Deployment", workload + "/" + cluster);
    }
}
