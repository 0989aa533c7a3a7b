package dev.fleetledger.agent.promise;

import static dev.fleetledger.contract.report.AttemptResult.APPLIED;
import static dev.fleetledger.contract.report.AttemptResult.RETRYING;
import static dev.fleetledger.contract.report.AttemptResult.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.parts.kubernetes.ControlPlane;

/** Runs on a real API server with real controllers and scheduler; kwok simulates kubelets. The agent has the rights of a joined one. */
@EnabledIf("dev.fleetledger.parts.kubernetes.ControlPlane#available")
@ResourceLock(RealClusterIT.SHARED)
class RealClusterIT extends FaultPromises {

    /** Lock that permits one agent at a time, because nodes and lease are shared by the whole cluster. */
    static final String SHARED = "the real cluster";

    @Override
    TestCluster testCluster() {
        return RealCluster.joined();
    }

    @Test
    void waitsOnAdmissionPolicyAndQuotesItsMessage() throws IOException {
        RealCluster.refuses(namespace, "CREATE", "");
        Waiting.until("the policy is enforced", () -> !RealCluster.itself().kubectl().succeeds("create", "-f", probe(), "--dry-run=server"));
        startAgent();
        Intent intent = Wish.of(cluster, namespace).apply(1);

        hub.wants(intent);

        DeploymentFacts facts = hub.awaits(intent, "it waits", f -> f.attempt().result() == WAITING);
        assertThat(facts.attempt().code()).isEqualTo("AdmissionDenied");
        assertThat(facts.attempt().message()).contains("the night shift says no");
        RealCluster.itself().kubectl().run("delete", "validatingadmissionpolicybinding", "no-" + namespace);
        hub.awaits(intent, "it is applied", f -> f.attempt().result() == APPLIED);
    }

    @Test
    void retriesUntilWebhookIsAvailable() throws IOException {
        RealCluster.itself().kubectl().apply("""
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
        Waiting.until("the webhook is called", () -> !RealCluster.itself().kubectl().succeeds("create", "-f", probe(), "--dry-run=server"));
        startAgent();
        Intent intent = Wish.of(cluster, namespace).apply(1);

        hub.wants(intent);

        DeploymentFacts facts = hub.awaits(intent, "it is retried", f -> f.attempt().result() == RETRYING);
        assertThat(facts.attempt().code()).isEqualTo("AdmissionUnavailable");
        assertThat(facts.attempt().message()).contains("away.example.org");
        RealCluster.itself().kubectl().run("delete", "validatingwebhookconfiguration", "away-" + namespace);
        hub.awaits(intent, "it is applied", f -> f.attempt().result() == APPLIED);
    }

    @Test
    void waitsForRevokedRightAndQuotesClusterMessage() throws IOException {
        assumeThat(System.getenv(RealCluster.GIVEN)).as("an external cluster has no joined agent").isNull();
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        settled(wish, 1);
        RealCluster.itself().kubectl().run("delete", "clusterrolebinding", "fleetledger-agent");
        Intent second = wish.image("quay.io/prometheus/node-exporter:v2").apply(2);
        try {
            Waiting.sleep(Duration.ofSeconds(1));
            hub.wants(second);
            DeploymentFacts facts = hub.awaits(second, "it waits", f -> f.attempt().result() == WAITING);
            assertThat(facts.attempt().code()).isEqualTo("NotPermitted");
            assertThat(facts.attempt().message()).contains("cannot get resource \"daemonsets\"");
        } finally {
            RealCluster.rights();
        }

        hub.awaits(second, "all pods ready", ApplyPromises::isReady);
    }

    private String probe() {
        try {
            return Files.writeString(Files.createTempFile("probe", ".json"), Wish.of(cluster, namespace).text()).toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
