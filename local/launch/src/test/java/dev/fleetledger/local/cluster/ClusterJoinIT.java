package dev.fleetledger.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.parts.kubernetes.ControlPlane;

@EnabledIf("dev.fleetledger.parts.kubernetes.ControlPlane#available")
class ClusterJoinIT {

    private static final String MANIFEST = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: fleetledger-system}
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: agent, namespace: fleetledger-system}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: fleetledger-agent}
            rules: [{apiGroups: [""], resources: [nodes], verbs: [list]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: fleetledger-agent}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: fleetledger-agent}
            subjects: [{kind: ServiceAccount, name: agent, namespace: fleetledger-system}]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: agent, namespace: fleetledger-system}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec: {containers: [{name: agent, image: agent}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void givesAgentOnlyRightsOfItsServiceAccount() {
        var cluster = ControlPlane.shared().cluster("eu-1");
        var data = new DataFolder(folder);
        var source = new KubeconfigClusters(data, cluster.kubeconfig());

        source.join("eu-1", MANIFEST);
        source.join("eu-1", MANIFEST);

        assertThat(cluster.kubectl().run("get", "deployments", "-A", "-o", "name")).isEmpty();
        var agent = Config.fromKubeconfig(DataFolder.read(data.agentKubeconfig("eu-1")));
        try (var client = new KubernetesClientBuilder().withConfig(agent).build()) {
            assertThat(client.nodes().list().getItems()).isNotNull();
            assertThatThrownBy(() -> client.secrets().inAnyNamespace().list())
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining("system:serviceaccount:fleetledger-system:agent");
        }
    }
}
