package dev.fleetledger.agent.apiserver;

import java.io.IOException;
import java.net.http.HttpClient.Builder;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManager;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.impl.KubernetesClientImpl;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Utils;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.workqueue.AgentThreads;
import dev.fleetledger.contract.ContractJson;

/** Builds fabric8's clients on Java's HTTP client and the agent's threads. */
final class KubernetesClients {

    /** One for all, since each has caches of 2 MiB. Without the registry of 1,400 typed resources. */
    static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization(ContractJson.MAPPER, false);

    static {
        // By its kind a watch recognizes that its version is too old.
        SERIALIZATION.registerKubernetesResource(Status.class);
    }

    private KubernetesClients() {}

    /**
     * Without TLS there is no trust to separate, so a thousand agents in one JVM share one HTTP client and its one platform thread.
     *
     * @return whether {@link KubernetesClient#close} must not be called, because it would close the HTTP client of all
     */
    static boolean isShared(Config config, AgentThreads threads) {
        return threads == AgentThreads.VIRTUAL && config.getMasterUrl().startsWith("http:");
    }

    static KubernetesClient create(Config config, AgentThreads threads, Interceptor... interceptors) {
        HttpClient http = isShared(config, threads) ? sharedHttpClient(config) : httpClient(config, threads);
        return create(intercepted(http, interceptors), config, threads.executor("kubernetes"));
    }

    static HttpClient intercepted(HttpClient http, Interceptor... interceptors) {
        HttpClient.DerivedClientBuilder derived = http.newBuilder();
        for (Interceptor interceptor : interceptors) {
            derived.addOrReplaceInterceptor(interceptor.getClass().getName(), interceptor);
        }
        return derived.build();
    }

    static KubernetesClient create(HttpClient http, Config config, Executor executor) {
        return new KubernetesClientImpl(http, config, () -> executor, SERIALIZATION);
    }

    private static HttpClient httpClient(Config config, AgentThreads threads) {
        HttpClient.Builder builder = builder(config, new Factory(threads.executor("http")));
        if (config.getMasterUrl().startsWith("https:")) {
            try {
                builder.sslContext(SSLUtils.keyManagers(config), trust(config));
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalArgumentException("Certificates or key for " + config.getMasterUrl() + " can't be used: "
                        + e.getMessage(), e);
            }
        }
        return builder.build();
    }

    private static TrustManager @Nullable [] trust(Config config) throws CertificateException {
        boolean configured = Utils.isNotNullOrEmpty(config.getCaCertData()) || Utils.isNotNullOrEmpty(config.getCaCertFile());
        // Without an authority of its own the cluster's certificate is one that Java trusts.
        return configured ? new TrustManager[] {new RenewableTrust(config)} : null;
    }

    /** Unlike fabric8's own configuration it follows no redirect, which would send the token to another host. */
    private static HttpClient.Builder builder(Config config, HttpClient.Factory factory) {
        HttpClient.Builder builder = factory.newBuilder();
        builder.preferHttp11().connectTimeout(config.getConnectionTimeout(), TimeUnit.MILLISECONDS);
        HttpClientUtils.createApplicableInterceptors(config, factory).forEach(builder::addOrReplaceInterceptor);
        return builder;
    }

    private static HttpClient sharedHttpClient(Config config) {
        HttpClient.DerivedClientBuilder derived = Shared.HTTP.newBuilder();
        HttpClientUtils.createApplicableInterceptors(config, Shared.FACTORY).forEach(derived::addOrReplaceInterceptor);
        return derived.build();
    }

    private static final class Shared {
        static final Factory FACTORY = new Factory(AgentThreads.VIRTUAL.executor("http"));
        static final HttpClient HTTP = builder(ApiServerConfig.configured(Config.empty()), FACTORY).build();
    }

    /** Lets Java's HTTP client use the agent's threads. */
    private static final class Factory extends JdkHttpClientFactory {

        private final ExecutorService executor;

        Factory(ExecutorService executor) {
            this.executor = executor;
        }

        @Override
        protected void additionalConfig(Builder builder) {
            builder.executor(executor);
        }
    }
}
