package dev.fleetledger.local.cluster;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/** Does what {@code kubectl apply} and {@code kubectl create token} do when a cluster is joined manually. */
final class ClusterJoin {

    /** The requested lifetime; a cluster may grant less. A new token is requested at every start. */
    private static final Duration TOKEN_LIFE = Duration.ofDays(30);
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private ClusterJoin() {}

    /** Applies the manifest and returns a token of the agent's service account. A request is not repeated: the caller tries again. */
    static String apply(String kubeconfig, String manifest) {
        var config = new ConfigBuilder(Config.fromKubeconfig(kubeconfig))
                .withConnectionTimeout((int) CONNECTION_TIMEOUT.toMillis())
                .withRequestTimeout((int) REQUEST_TIMEOUT.toMillis())
                .withRequestRetryBackoffLimit(0)
                .build();
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            List<HasMetadata> objects = client.load(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8))).items();
            // The agent runs as a local process: its image is in no registry that the cluster could reach.
            objects.stream().filter(object -> !"Deployment".equals(object.getKind())).forEach(
                    object -> client.resource(object).fieldManager("fleetledger-join").forceConflicts().serverSideApply());
            return objects.stream()
                    .filter(ServiceAccount.class::isInstance)
                    .findFirst()
                    .map(account -> token(client, account))
                    .orElseThrow(() -> new IllegalStateException("the join manifest has no ServiceAccount"));
        }
    }

    private static String token(KubernetesClient client, HasMetadata account) {
        var request = new TokenRequestBuilder().withNewSpec().withExpirationSeconds(TOKEN_LIFE.toSeconds()).endSpec().build();
        return client.serviceAccounts()
                .inNamespace(account.getMetadata().getNamespace())
                .withName(account.getMetadata().getName())
                .tokenRequest(request)
                .getStatus()
                .getToken();
    }
}
