package dev.fleetledger.command.cluster.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.report.AgentUser;
import dev.fleetledger.parts.kubernetes.ControlPlane;
import dev.fleetledger.parts.kubernetes.Kubectl;

/** Applies the join manifest to a real API server. */
class JoinManifestIT {

    private static final UUID INSTALLATION = UUID.fromString("0197a1b2-0000-7000-8000-000000000006");

    private static final String AGENT = "system:serviceaccount:fleetledger-system:fleetledger-agent";

    private static Kubectl kubectl;

    @BeforeAll
    static void applyJoinManifest() {
        assumeTrue(ControlPlane.sharedAvailable(), "no control plane here");
        kubectl = ControlPlane.shared().cluster("join").kubectl();
        kubectl.apply(manifest("first"));
        // The API server itself learns of new RBAC rules by a watch.
        TestHub.await("the RBAC rules are effective",
                () -> isAllowed("leases.coordination.k8s.io", "get", "--namespace=fleetledger-system"));
    }

    @ParameterizedTest
    @CsvSource({"daemonsets.apps, patch, yes", "daemonsets.apps, delete, yes", "services, patch, yes", "pods, list, yes", "pods, watch, no",
            "events, list, yes",
        "nodes, list, yes", "namespaces, create, yes", "namespaces, delete, no", "secrets, get, no", "pods, delete, no",
        "daemonsets.apps, deletecollection, no",
        "configmaps, patch, no", "nodes, patch, no", "clusterroles.rbac.authorization.k8s.io, create, no"})
    void grantsAgentExactlyTheRightsItNeeds(String resource, String verb, String expected) {
        assertThat(isAllowed(resource, verb, "--all-namespaces")).isEqualTo(expected.equals("yes"));
    }

    @Test
    void allowsAgentMemoryInItsOwnNamespaceOnly() {
        assertThat(isAllowed("configmaps", "patch", "--namespace=fleetledger-system")).isTrue();
        assertThat(isAllowed("leases.coordination.k8s.io", "update", "--namespace=fleetledger-system")).isTrue();
        assertThat(isAllowed("secrets", "get", "--namespace=fleetledger-system")).isFalse();
    }

    @Test
    void newCredentialRestartsAgent() {
        kubectl.apply(manifest("second"));

        assertThat(kubectl.run("get", "deployment", "fleetledger-agent", "-n", "fleetledger-system", "-o",
                "jsonpath={.spec.template.metadata.annotations.fleetledger\\.dev/credential}")).isEqualTo("second");
    }

    private static boolean isAllowed(String resource, String verb, String namespaceOption) {
        return kubectl.succeeds("auth", "can-i", verb, resource, "--as=" + AGENT, namespaceOption);
    }

    private static String manifest(String credential) {
        return JoinManifest.of("eu-1", INSTALLATION, credential, new byte[32], new AgentUser("user", "password"),
                new AgentJoinProperties("fleetledger/cluster-agent:1", "kafka.example:9092", "SASL_SSL", ""));
    }
}
