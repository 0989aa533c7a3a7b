package dev.fleetledger.agent.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.fleetledger.parts.kubernetes.ControlPlane;
import dev.fleetledger.parts.kubernetes.KubernetesCluster;

/** The cluster with a real API server that the test classes share, one at a time. */
final class RealCluster {

    static final String KUBECONFIG_VARIABLE = "FLEETLEDGER_KUBECONFIG";
    private static final Path JOIN_MANIFEST = Path.of("../command-side/src/main/resources/join.yaml");

    private RealCluster() {}

    static KubernetesCluster shared() {
        return ControlPlane.shared().cluster("agent");
    }

    /** Returns the cluster with three nodes and an agent that has the rights of a joined one. */
    static TestCluster joined() {
        KubernetesCluster cluster = shared();
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

    static Path grantAgentRights() {
        return grantAgentRights(shared());
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
    static void denyByPolicy(String namespace, String operation, String conditions) {
        shared().kubectl().apply("""
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
