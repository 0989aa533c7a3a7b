package dev.fleetledger.agent.cluster;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.jspecify.annotations.Nullable;

/** A client for one cluster. What clients can share they share: many agents fit in one JVM. */
public final class Connection {

    /** 1.9 MiB of heap each, were there one per client. */
    private static final KubernetesSerialization SHARED = new KubernetesSerialization();
    private static final ExecutorService TASKS = Executors.newVirtualThreadPerTaskExecutor();

    private Connection() {}

    /** @param kubeconfig absent in a pod: then its service account is used */
    public static KubernetesClient open(@Nullable Path kubeconfig) {
        Config found = kubeconfig == null ? Config.autoConfigure(null) : Config.fromKubeconfig(new File(kubeconfig.toString()));
        Config config = new ConfigBuilder(found)
                // Retrying is ours: fabric8 would repeat every answer from 500 on, permanent ones too.
                .withRequestRetryBackoffLimit(0)
                .withOnlyHttpWatches(true)
                .withUserAgent("fleetledger-agent")
                .build();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withKubernetesSerialization(SHARED)
                .withTaskExecutor(TASKS)
                .build();
    }
}
