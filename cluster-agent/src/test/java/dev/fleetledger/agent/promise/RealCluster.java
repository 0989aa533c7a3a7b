package dev.fleetledger.agent.promise;

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

    static final String GIVEN = "FLEETLEDGER_KUBECONFIG";
    private static final Path JOIN = Path.of("../command-side/src/main/resources/join.yaml");

    private RealCluster() {}

    static KubernetesCluster itself() {
        return ControlPlane.shared().cluster("agent");
    }

    /** Returns the cluster with three nodes and an agent that has the rights of a joined one. */
    static TestCluster joined() {
        KubernetesCluster real = itself();
        IntStream.rangeClosed(1, 3).forEach(i -> real.node("node-" + i));
        Path agents = rights();
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

    static Path rights() {
        return rights(itself());
    }

    /** Grants exactly what the hub's join manifest grants. A cluster given by the environment stays unchanged. */
    static Path rights(KubernetesCluster real) {
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
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Creates a policy named {@code no-<namespace>} that refuses DaemonSets there with the message "the night shift says no".
     *
     * @param operation  CREATE or UPDATE
     * @param conditions {@code matchConditions} in YAML; empty: the policy applies to every user
     */
    static void refuses(String namespace, String operation, String conditions) {
        itself().kubectl().apply("""
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
