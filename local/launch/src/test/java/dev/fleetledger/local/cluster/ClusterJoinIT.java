package dev.fleetledger.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.parts.kubernetes.ControlPlane;
import dev.fleetledger.parts.process.Ports;

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
    void namesMissingRightInOneLine() {
        var cluster = ControlPlane.withKwok().cluster("eu-1");
        var namespace = cluster.createNamespace("visitor");
        cluster.kubectl().run("create", "serviceaccount", "visitor", "-n", namespace);
        var token = cluster.kubectl().run("create", "token", "visitor", "-n", namespace).strip();

        assertThat(reason(changed("set-credentials", "visitor", "--token=" + token), "visitor")).matches(
                "the kubeconfig's user lacks a right at https://\\S+ \\(403\\): .*namespaces.* is forbidden: .*; joining needs .*cluster-admin")
                .doesNotContain("Status(", "\n");
    }

    @Test
    void namesRejectedCredentials() {
        assertThat(reason(changed("set-credentials", "visitor", "--token=made-up"), "visitor"))
                .matches("https://\\S+ does not accept the kubeconfig's credentials \\(401\\)");
    }

    @Test
    void namesUntrustedCertificate() {
        // Java's own trust store counts where the kubeconfig has no certificate authority.
        assertThat(reason(changed("unset", "clusters.eu-1.certificate-authority"), "")).matches(
                "the certificate of https://\\S+ is not signed by the kubeconfig's certificate-authority");
    }

    @Test
    void namesServerThatIsNotThere() {
        var server = "https://127.0.0.1:" + Ports.free();

        assertThat(reason(changed("set-cluster", "eu-1", "--server=" + server), "")).isEqualTo("nothing listens at " + server);
        assertThat(reason(changed("set-cluster", "eu-1", "--server=https://nowhere.invalid"), ""))
                .isEqualTo("the host of https://nowhere.invalid is unknown");
    }

    /** Returns a copy of the kubeconfig after {@code kubectl config} with these arguments. */
    private Path changed(String... arguments) {
        var cluster = ControlPlane.withKwok().cluster("eu-1");
        try {
            var copy = Files.copy(cluster.kubeconfig(), folder.resolve("config"), StandardCopyOption.REPLACE_EXISTING);
            kubectlConfig(copy, arguments);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void kubectlConfig(Path kubeconfig, String... arguments) {
        ControlPlane.withKwok().cluster("eu-1").kubectl().run(Stream.concat(Stream.of("config", "--kubeconfig", kubeconfig.toString()),
                Stream.of(arguments)).toArray(String[]::new));
    }

    /** @param user replaces the context's user, unless it is empty */
    private String reason(Path kubeconfig, String user) {
        if (!user.isEmpty()) {
            kubectlConfig(kubeconfig, "set-context", "--current", "--user=" + user);
        }
        var source = new KubeconfigClusters(new DataFolder(folder), kubeconfig);
        var cluster = source.clusters().getFirst().name();
        return catchThrowableOfType(ClusterJoinException.class, () -> source.join(cluster, MANIFEST)).getMessage();
    }

    @Test
    void givesAgentOnlyRightsOfItsServiceAccount() {
        var cluster = ControlPlane.withKwok().cluster("eu-1");
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
