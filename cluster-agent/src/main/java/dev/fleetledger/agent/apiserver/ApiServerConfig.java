package dev.fleetledger.agent.apiserver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import io.fabric8.kubernetes.client.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Configuration of fabric8's client: address, trust and credentials from a kubeconfig or a pod's service account. */
final class ApiServerConfig {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private ApiServerConfig() {}

    /** @param kubeconfig absent in a pod, where the service account is used */
    static Config of(@Nullable Path kubeconfig, Map<String, String> environment) {
        Config config = kubeconfig == null ? ofServiceAccount(environment) : ofKubeconfig(kubeconfig);
        if (config.isTrustCerts()) {
            throw new IllegalArgumentException("The kubeconfig sets insecure-skip-tls-verify, which this agent does not support: "
                    + "set the cluster's certificate-authority");
        }
        return configured(config);
    }

    static Config configured(Config config) {
        config.setUserAgent("fleetledger-agent");
        config.setConnectionTimeout((int) CONNECT_TIMEOUT.toMillis());
        // The work queue retries, by the class of an error. The client would send a permanently invalid object ten times.
        config.setRequestRetryBackoffLimit(0);
        // With HTTP/1.1 a hanging watch blocks only its own connection, and HTTP/2 would cost 2 MiB.
        config.setHttp2Disable(true);
        config.setOnlyHttpWatches(true);
        config.setWatchList(false);
        return config;
    }

    private static Config ofKubeconfig(Path file) {
        Config config = Config.fromKubeconfig(file.toFile());
        String user = config.getCurrentContext() == null ? "" : config.getCurrentContext().getContext().getUser();
        KubeConfigUtils.parseConfig(file.toFile()).getUsers().stream().filter(it -> it.getName().equals(user)).map(NamedAuthInfo::getUser)
                .findFirst().ifPresent(credentials -> provideToken(config, credentials, file));
        return config;
    }

    private static void provideToken(Config config, AuthInfo credentials, Path file) {
        if (Utils.isNotNullOrEmpty(credentials.getTokenFile())) {
            config.setOauthTokenProvider(new TokenFile(file.toAbsolutePath().resolveSibling(credentials.getTokenFile())));
        } else if (Utils.isNullOrEmpty(credentials.getToken()) && credentials.getExec() == null && credentials.getAuthProvider() == null) {
            // Otherwise fabric8 would look for a new token in the kubeconfig at each request.
            config.setOauthTokenProvider(() -> "");
        }
    }

    private static Config ofServiceAccount(Map<String, String> environment) {
        if (!environment.containsKey("KUBERNETES_SERVICE_HOST")) {
            throw new IllegalArgumentException("Not running in a pod: set KUBECONFIG to a kubeconfig file");
        }
        // A kubeconfig in the home directory must not win over the service account.
        System.setProperty(Config.KUBERNETES_AUTH_TRYKUBECONFIG_SYSTEM_PROPERTY, "false");
        return new ConfigBuilder().build();
    }
}
