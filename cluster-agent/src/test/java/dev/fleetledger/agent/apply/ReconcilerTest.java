package dev.fleetledger.agent.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.apiserver.FakeServer;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.deployment.DeploymentState;
import dev.fleetledger.agent.deployment.DeploymentStates;
import dev.fleetledger.agent.lease.Lease;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.memory.MemoryStore;
import dev.fleetledger.agent.workqueue.WorkQueue;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.AttemptResult;

class ReconcilerTest {

    private static final UUID WORKLOAD = UUID.randomUUID();
    private static final String DAEMON_SET = """
            {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"namespace":"monitoring","name":"exporter"},"spec":{}}""";

    @Test
    void reportsAndRetriesOwnFailure() throws Exception {
        try (var server = new FakeServer((line, out) -> FakeServer.respond(out, "200 OK", DAEMON_SET))) {
            DeploymentStates deploymentStates = new DeploymentStates(Clock.systemUTC());
            WorkQueue due = new WorkQueue();
            deploymentStates.change(WORKLOAD, before -> before.withIntent(intent()));

            reconciler(server, deploymentStates, due, () -> null).reconcile(WORKLOAD);

            var attempt = deploymentStates.find(WORKLOAD).attempt();
            assertThat(attempt.result()).isEqualTo(AttemptResult.RETRYING);
            assertThat(attempt.code()).isEqualTo("AgentFailed");
            assertThat(due.take(Duration.ofSeconds(20))).isEqualTo(WORKLOAD);
        }
    }

    @Test
    void recordsNothingBeforeTheLeaseWasAskedFor() throws Exception {
        try (var server = new FakeServer((line, out) -> FakeServer.respond(out, "200 OK", DAEMON_SET))) {
            DeploymentStates deploymentStates = new DeploymentStates(Clock.systemUTC());
            WorkQueue due = new WorkQueue();
            deploymentStates.change(WORKLOAD, before -> before.withIntent(intent()));
            DeploymentState before = deploymentStates.find(WORKLOAD);
            var lease = new Lease(server.client(Duration.ofSeconds(20)), Duration.ofSeconds(15), () -> false, () -> { }, () -> { });

            reconciler(server, deploymentStates, due, lease::notHeldReason).reconcile(WORKLOAD);

            assertThat(deploymentStates.find(WORKLOAD)).isEqualTo(before);
            assertThat(due.take(Duration.ofSeconds(20))).isEqualTo(WORKLOAD);
        }
    }

    private static Reconciler reconciler(FakeServer server, DeploymentStates deploymentStates, WorkQueue due,
            Supplier<Lease.NotHeld> notHeldReason) throws IOException {
        KubernetesApi api = new KubernetesApi(server.client(Duration.ofSeconds(20)));
        Memory memory = new Memory(1);
        return new Reconciler(deploymentStates, api, memory, new MemoryStore(api, memory), due, notHeldReason, Clock.systemUTC(),
                (workload, liveObject) -> {
            throw new StackOverflowError();
        });
    }

    private static Intent intent() {
        return new Intent(UUID.randomUUID(), WORKLOAD, "eu-1", 1, DeploymentAction.APPLY, 1, "monitoring", "exporter",
                List.of(ContractJson.MAPPER.readTree(DAEMON_SET)), "adopt", "correct", "PT10M", null, null,
                new Hub(UUID.randomUUID(), 1, 1), null);
    }
}
