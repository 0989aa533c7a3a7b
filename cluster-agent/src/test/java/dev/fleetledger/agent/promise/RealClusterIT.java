package dev.fleetledger.agent.promise;

import static dev.fleetledger.contract.report.AttemptResult.APPLIED;
import static dev.fleetledger.contract.report.AttemptResult.RETRYING;
import static dev.fleetledger.contract.report.AttemptResult.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.parts.ControlPlane;
import dev.fleetledger.parts.KubernetesCluster;

/** On a real API server with real controllers and scheduler; kwok plays the kubelets. The agent has the rights of a joined one. */
@EnabledIf("dev.fleetledger.parts.ControlPlane#available")
@ResourceLock(RealClusterIT.SHARED)
class RealClusterIT extends FaultPromises {

    /** One agent at a time: nodes and the lease are the cluster's. */
    static final String SHARED = "the real cluster";
    private static final String GIVEN = "FLEETLEDGER_KUBECONFIG";
    private static final Path JOIN = Path.of("../command-side/src/main/resources/join.yaml");

    private KubernetesCluster cluster() {
        return ControlPlane.shared().cluster("agent");
    }

    @Override
    TestCluster testCluster() {
        KubernetesCluster real = cluster();
        IntStream.rangeClosed(1, 3).forEach(i -> real.node("node-" + i));
        Path agents = joined(real);
        return new TestCluster() {
            @Override
            public Path kubeconfig() {
                return real.kubeconfig();
            }

            @Override
            public Path agentKubeconfig() {
                return agents;
            }
        };
    }

    @Test
    void aRefusalByAnAdmissionPolicyIsWaitedOutInItsOwnWords() throws IOException {
        cluster().kubectl().apply("""
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicy
                metadata: {name: no-%1$s}
                spec:
                  matchConstraints: {resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [daemonsets]}]}
                  validations: [{expression: "object.metadata.namespace != '%1$s'", message: "the night shift says no"}]
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicyBinding
                metadata: {name: no-%1$s}
                spec: {policyName: no-%1$s, validationActions: [Deny]}
                """.formatted(namespace));
        Waiting.until("the policy works", () -> !cluster().kubectl().succeeds("create", "-f", probe(), "--dry-run=server"));
        startAgent();
        Intent intent = Wish.of(cluster, namespace).apply(1);

        hub.wants(intent);

        DeploymentFacts facts = hub.awaits(intent, "it waits", f -> f.attempt().result() == WAITING);
        assertThat(facts.attempt().code()).isEqualTo("AdmissionDenied");
        assertThat(facts.attempt().message()).contains("the night shift says no");
        cluster().kubectl().run("delete", "validatingadmissionpolicybinding", "no-" + namespace);
        hub.awaits(intent, "it is applied", f -> f.attempt().result() == APPLIED);
    }

    @Test
    void aWebhookThatIsAwayIsTriedAgainUntilItIsThere() throws IOException {
        cluster().kubectl().apply("""
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
        Waiting.until("the webhook is asked", () -> !cluster().kubectl().succeeds("create", "-f", probe(), "--dry-run=server"));
        startAgent();
        Intent intent = Wish.of(cluster, namespace).apply(1);

        hub.wants(intent);

        DeploymentFacts facts = hub.awaits(intent, "it is tried again", f -> f.attempt().result() == RETRYING);
        assertThat(facts.attempt().code()).isEqualTo("AdmissionUnavailable");
        assertThat(facts.attempt().message()).contains("away.example.org");
        cluster().kubectl().run("delete", "validatingwebhookconfiguration", "away-" + namespace);
        hub.awaits(intent, "it is applied", f -> f.attempt().result() == APPLIED);
    }

    @Test
    void aRightThatWasTakenAwayIsWaitedForInTheClustersWords() throws IOException {
        assumeThat(System.getenv(GIVEN)).as("a cluster that was given knows no joined agent").isNull();
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        settled(wish, 1);
        cluster().kubectl().run("delete", "clusterrolebinding", "fleetledger-agent");
        Intent second = wish.image("quay.io/prometheus/node-exporter:v2").apply(2);
        try {
            Waiting.sleep(Duration.ofSeconds(1));
            hub.wants(second);
            DeploymentFacts facts = hub.awaits(second, "it waits", f -> f.attempt().result() == WAITING);
            assertThat(facts.attempt().code()).isEqualTo("NotPermitted");
            assertThat(facts.attempt().message()).contains("cannot get resource \"daemonsets\"");
        } finally {
            joined(cluster());
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

    /** What the hub's join manifest grants, and nothing more; a cluster that was given stays as it is. */
    static Path joined(KubernetesCluster real) {
        if (System.getenv(GIVEN) != null) {
            return real.kubeconfig();
        }
        try {
            String rights = Arrays.stream(Files.readString(JOIN).split("(?m)^---$"))
                    .filter(document -> !document.contains("kind: Secret") && !document.contains("kind: Deployment"))
                    .collect(Collectors.joining("---\n"));
            real.kubectl().apply(rights.replace("${cluster}", "agent"));
            String token = real.kubectl().run("create", "token", "fleetledger-agent", "-n", "fleetledger-system", "--duration=1h").strip();
            Path file = Files.createTempFile("agent", ".kubeconfig");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Files.readString(real.kubeconfig()).replace(real.processes().token(), token));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
