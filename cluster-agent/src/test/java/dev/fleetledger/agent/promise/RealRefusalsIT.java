package dev.fleetledger.agent.promise;

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
@ResourceLock(RealClusterIT.SHARED)
class RealRefusalsIT extends AgentSuite {

    private static final String BY_HAND = "quay.io/by-hand:v1";

    @TempDir
    private Path folder;

    @Override
    TestCluster testCluster() {
        return RealCluster.joined();
    }

    @AfterEach
    void giveEveryRightBack() {
        RealCluster.rights();
        RealCluster.itself().kubectl().run("delete", "validatingadmissionpolicybinding,validatingwebhookconfiguration", "--all");
    }

    @Test
    void reportsHangingWebhookWithApiServerMessage() throws IOException {
        startAgent();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            RealCluster.itself().kubectl().apply("""
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
                    """.formatted(namespace, silent.getLocalPort()));
            Intent intent = Wish.of(cluster, namespace).apply(1);
            Path probe = Files.writeString(folder.resolve("probe.json"), Wish.of(cluster, namespace).text());
            Waiting.until("the webhook is called", () -> !RealCluster.itself().kubectl().succeeds("create", "-f", probe.toString(), "--dry-run=server"));
            hub.wants(intent);

            DeploymentFacts facts = hub.awaits(intent, "it is retried", f -> f.attempt().result() == RETRYING);

            assertThat(facts.attempt().code()).isEqualTo("AdmissionUnavailable");
            assertThat(facts.attempt().message()).contains("hangs.example.org");
        }
    }

    @Test
    void reportsBothDriftAndRefusedCorrection() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish, 1);
        refusesTheAgent("UPDATE");
        person.changesImage(namespace, wish.name(), BY_HAND);

        DeploymentFacts facts = hub.awaits(intent, "it waits", f -> f.attempt().result() == WAITING);

        assertThat(facts.attempt().message()).contains("the night shift says no");
        assertThat(facts.drift()).isNotNull();
        assertThat(facts.drift().manager()).isEqualTo(Person.MANAGER);
        RealCluster.itself().kubectl().run("delete", "validatingadmissionpolicybinding", "no-" + namespace);
        Waiting.until("it is corrected", () -> image(seen(wish)).equals(wish.image()));
    }

    @Test
    void keepsAppliedStatusUnderLaterPolicy() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish, 1);
        refusesTheAgent("UPDATE");

        looksAgain();

        settled(Wish.of(cluster, namespace).name("another-one"), 1);
        assertThat(hub.facts(intent)).noneMatch(facts -> facts.attempt().result() == WAITING);
    }

    @Test
    void reportsMissingRightToListPods() throws IOException {
        startAgent();
        without("/rules/3");
        Intent intent = Wish.of(cluster, namespace).image("quay.io/prometheus/node-exporter:bad").apply(1);
        hub.wants(intent);

        DeploymentFacts facts = hub.awaits(intent, "a trouble", f -> !f.troubles().isEmpty());

        assertThat(facts.troubles().getFirst().code()).isEqualTo("NotPermitted");
        assertThat(facts.troubles().getFirst().message()).contains("cannot list resource \"pods\"");
        RealCluster.rights();
        hub.awaits(intent, "the pods' own trouble", f -> f.troubles().stream().anyMatch(trouble -> trouble.code().equals("ImagePullBackOff")));
    }

    @Test
    void readsObjectsIndividuallyWithoutRightToList() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish, 1);
        patches("clusterrole", "[{\"op\":\"replace\",\"path\":\"/rules/0/verbs\",\"value\":[\"get\",\"create\",\"patch\",\"delete\"]}]");
        looksAgain();

        person.changesImage(namespace, wish.name(), BY_HAND);

        assertThat(hub.awaits(intent, "drift", facts -> facts.drift() != null).drift().manager()).isEqualTo(Person.MANAGER);
        Waiting.until("it is corrected", () -> image(seen(wish)).equals(wish.image()));
    }

    @Test
    void reportsThatAgentWithoutLeaseDoesNothing() throws IOException {
        startAgent();
        Intent intent = settled(Wish.of(cluster, namespace), 1);

        RealCluster.itself().kubectl().run("delete", "rolebinding", "fleetledger-agent", "-n", "fleetledger-system");

        looksAgain();
        DeploymentFacts facts = hub.awaits(intent, "it waits", f -> f.attempt().result() == WAITING);
        assertThat(facts.attempt().code()).isEqualTo("NotPermitted");
        assertThat(facts.attempt().message()).contains("cannot get resource \"leases\"");
        RealCluster.rights();
        hub.awaits(intent, "it is applied again", f -> hub.facts(intent).getLast().attempt().result() == APPLIED);
    }

    /** Makes the agent relist everything, as it does after the API server was unavailable. */
    private void looksAgain() {
        wire.cut();
        hub.awaitsCluster(cluster, "the API server is reported unavailable", facts -> !facts.apiServer().equals("reachable"));
        wire.heal();
        hub.awaitsCluster(cluster, "the API server is reported reachable", facts -> facts.apiServer().equals("reachable"));
    }

    private void refusesTheAgent(String operation) {
        RealCluster.refuses(namespace, operation, "{name: agents, expression: \"request.userInfo.username.endsWith(':fleetledger-agent')\"}");
        Waiting.until("the policy is enforced", () -> !RealCluster.itself().kubectl().succeeds("annotate", "daemonset", "--all", "-n", namespace, "tried=yes",
                "--dry-run=server", "--as=system:serviceaccount:fleetledger-system:fleetledger-agent"));
    }

    private void without(String rule) {
        patches("clusterrole", "[{\"op\":\"remove\",\"path\":\"" + rule + "\"}]");
    }

    private void patches(String kind, String patch) {
        RealCluster.itself().kubectl().run("patch", kind, "fleetledger-agent", "--type=json", "-p", patch);
    }
}
