package dev.fleetledger.agent.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.parallel.ResourceLocksProvider;

import dev.fleetledger.parts.kubernetes.ControlPlane;
import dev.fleetledger.parts.kubernetes.KubernetesCluster;

/** A cluster with a real API server. The test classes use two of them, so that they run side by side; {@link Locks} keeps one class at a time on each. */
final class RealCluster {

    static final RealCluster FIRST = new RealCluster("agent");
    static final RealCluster SECOND = new RealCluster("agent-2");

    static final String KUBECONFIG_VARIABLE = "FLEETLEDGER_KUBECONFIG";
    private static final Path JOIN_MANIFEST = Path.of("../command-side/src/main/resources/join.yaml");

    private final String name;

    private RealCluster(String name) {
        this.name = name;
    }

    /** Locks the cluster that a test class uses. A cluster given by the environment is the only one, and is locked by every class. */
    static final class Locks implements ResourceLocksProvider {

        @Override
        public Set<Lock> provideForClass(Class<?> testClass) {
            boolean only = System.getenv(KUBECONFIG_VARIABLE) != null;
            return Set.of(new Lock(only || testClass != RealClusterIT.class ? SECOND.name : FIRST.name));
        }
    }

    KubernetesCluster cluster() {
        return ControlPlane.withKwok().cluster(name);
    }

    /** Returns the cluster with three nodes and an agent that has the rights of a joined one. */
    TestCluster joined() {
        KubernetesCluster cluster = cluster();
        IntStream.rangeClosed(1, 3).forEach(i -> cluster.addNode("node-" + i));
        Path agentKubeconfig = grantAgentRights();
        return new TestCluster() {
            @Override
            public Path kubeconfig() {
                return cluster.kubeconfig();
            }

            @Override
            public Path agentKubeconfig() {
                return agentKubeconfig;
            }
        };
    }

    Path grantAgentRights() {
        return grantAgentRights(cluster());
    }

    /** Grants exactly what the hub's join manifest grants. A cluster given by the environment stays unchanged. */
    static Path grantAgentRights(KubernetesCluster cluster) {
        if (System.getenv(KUBECONFIG_VARIABLE) != null) {
            return cluster.kubeconfig();
        }
        try {
            String rights = Arrays.stream(Files.readString(JOIN_MANIFEST).split("(?m)^---$"))
                    .filter(document -> !document.contains("kind: Secret") && !document.contains("kind: Deployment"))
                    .collect(Collectors.joining("---\n"));
            cluster.kubectl().apply(rights.replace("${cluster}", "agent"));
            String token = cluster.kubectl().run("create", "token", "fleetledger-agent", "-n", "fleetledger-system", "--duration=1h")
                    .strip();
            Path file = Files.createTempFile("agent", ".kubeconfig");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Files.readString(cluster.kubeconfig()).replace(cluster.processes().token(), token));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Creates a policy named {@code no-<namespace>} that refuses DaemonSets there with the message "the night shift says no".
     *
     * @param operation  CREATE or UPDATE
     * @param conditions {@code matchConditions} in YAML; empty: the policy applies to every user
     */
    void denyByPolicy(String namespace, String operation, String conditions) {
        cluster().kubectl().apply("""
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicy
                metadata: {name: no-%1$s}
                spec:
                  matchConstraints: {resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [%2$s], resources: [daemonsets]}]}
                  matchConditions: [%3$s]
                  validations: [{expression: "object.metadata.namespace != '%1$s'", message: "the night shift says no"}]
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicyBinding
                metadata: {name: no-%1$s}
                spec: {policyName: no-%1$s, validationActions: [Deny]}
                """.formatted(namespace, operation, conditions));
    }
}
