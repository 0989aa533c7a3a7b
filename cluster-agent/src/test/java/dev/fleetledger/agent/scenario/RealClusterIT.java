package dev.fleetledger.agent.scenario;

import static dev.fleetledger.contract.report.AttemptResult.APPLIED;
import static dev.fleetledger.contract.report.AttemptResult.RETRYING;
import static dev.fleetledger.contract.report.AttemptResult.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.parts.kubernetes.ControlPlane;

/** Runs on a real API server with real controllers and scheduler; kwok simulates kubelets. The agent has the rights of a joined one. */
@Order(1)
@EnabledIf("dev.fleetledger.parts.kubernetes.ControlPlane#available")
@ResourceLock(providers = RealCluster.Locks.class)
class RealClusterIT extends ApiServerFaultScenarios {

    @Override
    TestCluster testCluster() {
        return RealCluster.FIRST.joined();
    }

    @Test
    void waitsOnAdmissionPolicyAndQuotesItsMessage() throws IOException {
        RealCluster.FIRST.denyByPolicy(namespace, "CREATE", "");
        Wait.until("the policy is enforced", () -> !RealCluster.FIRST.cluster().kubectl()
                .succeeds("create", "-f", probeManifest(), "--dry-run=server"));
        startAgent();
        Intent intent = TestWorkload.of(cluster, namespace).apply(1);

        hub.sendIntent(intent);

        DeploymentFacts facts = hub.awaitFacts(intent, "it waits", f -> f.attempt().result() == WAITING);
        assertThat(facts.attempt().code()).isEqualTo("AdmissionDenied");
        assertThat(facts.attempt().message()).contains("the night shift says no");
        RealCluster.FIRST.cluster().kubectl().run("delete", "validatingadmissionpolicybinding", "no-" + namespace);
        hub.awaitFacts(intent, "it is applied", f -> f.attempt().result() == APPLIED);
    }

    @Test
    void retriesUntilWebhookIsAvailable() throws IOException {
        RealCluster.FIRST.cluster().kubectl().apply("""
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingWebhookConfiguration
                metadata: {name: away-%1$s}
                webhooks:
                - name: away.example.org
                  admissionReviewVersions: [v1]
                  sideEffects: None
                  timeoutSeconds: 1
                  failurePolicy: Fail
                  clientConfig: {url: "https://127.0.0.1:9/away"}
                  namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %1$s}}
                  rules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [daemonsets]}]
                """.formatted(namespace));
        Wait.until("the webhook is called", () -> !RealCluster.FIRST.cluster().kubectl()
                .succeeds("create", "-f", probeManifest(), "--dry-run=server"));
        startAgent();
        Intent intent = TestWorkload.of(cluster, namespace).apply(1);

        hub.sendIntent(intent);

        // On a busy machine it may be retried before, because the lease was not renewed in time.
        DeploymentFacts facts = hub.awaitFacts(intent, "it is retried because of the webhook",
                f -> f.attempt().result() == RETRYING && "AdmissionUnavailable".equals(f.attempt().code()));
        assertThat(facts.attempt().message()).contains("away.example.org");
        RealCluster.FIRST.cluster().kubectl().run("delete", "validatingwebhookconfiguration", "away-" + namespace);
        hub.awaitFacts(intent, "it is applied", f -> f.attempt().result() == APPLIED);
    }

    @Test
    void waitsForRevokedRightAndQuotesClusterMessage() throws IOException {
        assumeThat(System.getenv(RealCluster.KUBECONFIG_VARIABLE)).as("an external cluster has no joined agent").isNull();
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        applyUntilReady(testWorkload, 1);
        RealCluster.FIRST.cluster().kubectl().run("delete", "clusterrolebinding", "fleetledger-agent");
        Intent second = testWorkload.image("quay.io/prometheus/node-exporter:v2").apply(2);
        try {
            Wait.until("the right is revoked", () -> !RealCluster.FIRST.cluster().kubectl().succeeds("auth", "can-i", "get", "daemonsets.apps",
                    "-n", namespace, "--as=system:serviceaccount:fleetledger-system:fleetledger-agent"));
            hub.sendIntent(second);
            DeploymentFacts facts = hub.awaitFacts(second, "it waits", f -> f.attempt().result() == WAITING);
            assertThat(facts.attempt().code()).isEqualTo("NotPermitted");
            assertThat(facts.attempt().message()).contains("cannot get resource \"daemonsets\"");
        } finally {
            RealCluster.FIRST.grantAgentRights();
        }

        hub.awaitFacts(second, "all pods ready", ApplyScenarios::isReady);
    }

    private String probeManifest() {
        try {
            return Files.writeString(Files.createTempFile("probe", ".json"), TestWorkload.of(cluster, namespace).plainManifest())
                    .toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
