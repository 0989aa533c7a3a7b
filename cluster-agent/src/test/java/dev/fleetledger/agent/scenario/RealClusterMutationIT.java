package dev.fleetledger.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import io.fabric8.kubernetes.api.model.Container;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.fleetledger.contract.deployment.DriftedField;
import dev.fleetledger.contract.intent.Intent;

/** Tests drift beside a webhook that changes what the agent applies; the simulation has no webhooks. */
@EnabledIf("dev.fleetledger.parts.kubernetes.ControlPlane#available")
@DisabledIfEnvironmentVariable(named = "FLEETLEDGER_KUBECONFIG", matches = ".+")
@ResourceLock(providers = RealCluster.Locks.class)
class RealClusterMutationIT extends AgentFixture {

    @TempDir
    private Path folder;

    @Override
    TestCluster testCluster() {
        return RealCluster.SECOND.joined();
    }

    @AfterEach
    void deleteWebhooks() {
        RealCluster.SECOND.cluster().kubectl().run("delete", "mutatingwebhookconfiguration", "--all");
    }

    @Test
    void acceptsWhatAdmissionAddsAndRemovesWhatOthersAdd() throws Exception {
        try (MutatingWebhook webhook = new MutatingWebhook(folder)) {
            startAgent();
            configure(webhook);
            TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
            Intent intent = applyUntilReady(testWorkload, 1);
            assertThat(containers(testWorkload)).containsExactly("main", "injected");

            user.addToPod(namespace, testWorkload.name(), "hostNetwork", "true");

            assertThat(awaitDrift(intent).changes())
                    .containsExactly(new DriftedField("DaemonSet", "/spec/template/spec/hostNetwork", "added"));
            Wait.until("it is ready without drift", () -> ApplyScenarios.isReady(hub.facts(intent).getLast())
                    && hub.facts(intent).getLast().drift() == null);
            assertThat(containers(testWorkload)).containsExactly("main", "injected");
            assertThat(getDaemonSet(testWorkload).getSpec().getTemplate().getSpec().getHostNetwork()).isNotEqualTo(true);
        }
    }

    @Test
    void noticesThatFieldOfAdmissionWasChanged() throws Exception {
        try (MutatingWebhook webhook = new MutatingWebhook(folder)) {
            startAgent();
            configure(webhook);
            TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
            Intent intent = applyUntilReady(testWorkload, 1);
            RealCluster.SECOND.cluster().kubectl().run("delete", "mutatingwebhookconfiguration", "--all");

            Wait.until("the injected container is removed", () -> {
                user.edit(namespace, testWorkload.name(), "[{\"op\":\"test\",\"path\":\"/spec/template/spec/containers/1/name\","
                        + "\"value\":\"injected\"},{\"op\":\"remove\",\"path\":\"/spec/template/spec/containers/1\"}]");
                return containers(testWorkload).size() == 1;
            });

            assertThat(awaitDrift(intent).changes())
                    .containsExactly(new DriftedField("DaemonSet", "/spec", "changed"));
        }
    }

    private void configure(MutatingWebhook webhook) {
        RealCluster.SECOND.cluster().kubectl().apply(webhook.configuration(namespace));
        TestWorkload probe = TestWorkload.of(cluster, namespace).name("probe");
        Wait.until("the webhook is called", () -> {
            user.create(probe.plainManifest());
            boolean injected = containers(probe).size() == 2;
            user.deleteDaemonSet(namespace, probe.name());
            Wait.until("the probe is gone", () -> !hasDaemonSet(probe));
            return injected;
        });
    }

    private List<String> containers(TestWorkload testWorkload) {
        return getDaemonSet(testWorkload).getSpec().getTemplate().getSpec().getContainers().stream().map(Container::getName).toList();
    }
}
