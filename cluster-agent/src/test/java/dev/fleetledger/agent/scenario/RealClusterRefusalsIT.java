package dev.fleetledger.agent.scenario;

import static dev.fleetledger.contract.report.AttemptResult.APPLIED;
import static dev.fleetledger.contract.report.AttemptResult.RETRYING;
import static dev.fleetledger.contract.report.AttemptResult.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.parts.kubernetes.ControlPlane;

/**
 * Tests how the agent reports and survives refusals by a real API server. Not run on a cluster given by the environment, which has no
 * joined agent.
 */
@EnabledIf("dev.fleetledger.parts.kubernetes.ControlPlane#available")
@DisabledIfEnvironmentVariable(named = "FLEETLEDGER_KUBECONFIG", matches = ".+")
@ResourceLock(providers = RealCluster.Locks.class)
class RealClusterRefusalsIT extends AgentFixture {

    private static final String EDITED_IMAGE = "quay.io/by-hand:v1";

    @TempDir
    private Path folder;

    @Override
    TestCluster testCluster() {
        return RealCluster.SECOND.joined();
    }

    @AfterEach
    void restoreAgentRights() {
        RealCluster.SECOND.grantAgentRights();
        RealCluster.SECOND.cluster().kubectl().run("delete", "validatingadmissionpolicybinding,validatingwebhookconfiguration", "--all");
    }

    @Test
    void reportsHangingWebhookWithApiServerMessage() throws IOException {
        startAgent();
        try (ServerSocket hangingServer = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            RealCluster.SECOND.cluster().kubectl().apply("""
                    apiVersion: admissionregistration.k8s.io/v1
                    kind: ValidatingWebhookConfiguration
                    metadata: {name: hangs-%1$s}
                    webhooks:
                    - name: hangs.example.org
                      admissionReviewVersions: [v1]
                      sideEffects: None
                      timeoutSeconds: 4
                      failurePolicy: Fail
                      clientConfig: {url: "https://127.0.0.1:%2$d/hangs"}
                      namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %1$s}}
                      rules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [daemonsets]}]
                    """.formatted(namespace, hangingServer.getLocalPort()));
            Intent intent = TestWorkload.of(cluster, namespace).apply(1);
            Path probe = Files.writeString(folder.resolve("probe.json"), TestWorkload.of(cluster, namespace).plainManifest());
            Wait.until("the webhook is called", () -> !RealCluster.SECOND.cluster().kubectl()
                    .succeeds("create", "-f", probe.toString(), "--dry-run=server"));
            hub.sendIntent(intent);

            // On a busy machine it may be retried before, because the lease was not renewed in time.
            DeploymentFacts facts = hub.awaitFacts(intent, "it is retried because of the webhook",
                    f -> f.attempt().result() == RETRYING && "AdmissionUnavailable".equals(f.attempt().code()));

            assertThat(facts.attempt().message()).contains("hangs.example.org");
        }
    }

    @Test
    void reportsBothDriftAndRefusedCorrection() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);
        denyAgentByPolicy("UPDATE");
        user.changeImage(namespace, testWorkload.name(), EDITED_IMAGE);

        DeploymentFacts facts = hub.awaitFacts(intent, "it waits", f -> f.attempt().result() == WAITING);

        assertThat(facts.attempt().message()).contains("the night shift says no");
        assertThat(facts.drift()).isNotNull();
        assertThat(facts.drift().manager()).isEqualTo(KubectlUser.MANAGER);
        RealCluster.SECOND.cluster().kubectl().run("delete", "validatingadmissionpolicybinding", "no-" + namespace);
        Wait.until("it is corrected", () -> image(getDaemonSet(testWorkload)).equals(testWorkload.image()));
    }

    @Test
    void keepsAppliedStatusUnderLaterPolicy() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);
        denyAgentByPolicy("UPDATE");

        forceRelist();

        applyUntilReady(TestWorkload.of(cluster, namespace).name("another-one"), 1);
        assertThat(hub.facts(intent)).noneMatch(facts -> facts.attempt().result() == WAITING);
    }

    @Test
    void reportsMissingRightToListPods() throws IOException {
        startAgent();
        removeRule("/rules/3");
        Intent intent = TestWorkload.of(cluster, namespace).image("quay.io/prometheus/node-exporter:bad").apply(1);
        hub.sendIntent(intent);

        DeploymentFacts facts = hub.awaitFacts(intent, "a trouble", f -> !f.troubles().isEmpty());

        assertThat(facts.troubles().getFirst().code()).isEqualTo("NotPermitted");
        assertThat(facts.troubles().getFirst().message()).contains("cannot list resource \"pods\"");
        RealCluster.SECOND.grantAgentRights();
        hub.awaitFacts(intent, "the pods' own trouble", f -> f.troubles().stream()
                .anyMatch(trouble -> trouble.code().equals("ImagePullBackOff")));
    }

    @Test
    void readsObjectsIndividuallyWithoutRightToList() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);
        patch("clusterrole", "[{\"op\":\"replace\",\"path\":\"/rules/0/verbs\",\"value\":[\"get\",\"create\",\"patch\",\"delete\"]}]");
        forceRelist();

        user.changeImage(namespace, testWorkload.name(), EDITED_IMAGE);

        assertThat(awaitDrift(intent).manager()).isEqualTo(KubectlUser.MANAGER);
        Wait.until("it is corrected", () -> image(getDaemonSet(testWorkload)).equals(testWorkload.image()));
    }

    @Test
    void reportsThatAgentWithoutLeaseDoesNothing() throws IOException {
        startAgent();
        Intent intent = applyUntilReady(TestWorkload.of(cluster, namespace), 1);

        RealCluster.SECOND.cluster().kubectl().run("delete", "rolebinding", "fleetledger-agent", "-n", "fleetledger-system");

        forceRelist();
        DeploymentFacts facts = hub.awaitFacts(intent, "it waits", f -> f.attempt().result() == WAITING);
        assertThat(facts.attempt().code()).isEqualTo("NotPermitted");
        assertThat(facts.attempt().message()).contains("cannot get resource \"leases\"");
        RealCluster.SECOND.grantAgentRights();
        hub.awaitFacts(intent, "it is applied again", f -> hub.facts(intent).getLast().attempt().result() == APPLIED);
    }

    /** Makes the agent relist everything, as it does after the API server was unavailable. */
    private void forceRelist() {
        proxy.cut();
        hub.awaitClusterFacts(cluster, "the API server is reported unavailable", facts -> !facts.apiServer().equals("reachable"));
        proxy.heal();
        hub.awaitClusterFacts(cluster, "the API server is reported reachable", facts -> facts.apiServer().equals("reachable"));
    }

    private void denyAgentByPolicy(String operation) {
        RealCluster.SECOND.denyByPolicy(namespace, operation,
                "{name: agents, expression: \"request.userInfo.username.endsWith(':fleetledger-agent')\"}");
        Wait.until("the policy is enforced", () -> !RealCluster.SECOND.cluster().kubectl()
                .succeeds("annotate", "daemonset", "--all", "-n", namespace, "tried=yes",
                        "--dry-run=server", "--as=system:serviceaccount:fleetledger-system:fleetledger-agent"));
    }

    private void removeRule(String rule) {
        patch("clusterrole", "[{\"op\":\"remove\",\"path\":\"" + rule + "\"}]");
    }

    private void patch(String kind, String patch) {
        RealCluster.SECOND.cluster().kubectl().run("patch", kind, "fleetledger-agent", "--type=json", "-p", patch);
    }
}
