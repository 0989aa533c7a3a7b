package dev.fleetledger.local.cluster;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.fleetledger.local.folder.DataFolder;

/** Real clusters: each context of a kubeconfig is one, and is joined as manually. */
public final class KubeconfigClusters implements ClusterSource {

    private static final int MAX_NAME_LENGTH = 40;

    private final DataFolder data;
    private final KubeconfigFile kubeconfigFile;
    private final Map<String, String> contexts = new LinkedHashMap<>();

    public KubeconfigClusters(DataFolder data, Path file) {
        this.data = data;
        this.kubeconfigFile = KubeconfigFile.read(file);
        kubeconfigFile.contexts().forEach(context -> {
            var other = contexts.put(clusterName(context), context);
            if (other != null) {
                throw new IllegalArgumentException("contexts " + other + " and " + context + " would be the same cluster");
            }
        });
    }

    /** A cluster's name is a DNS label of at most 40 characters: {@code admin@Home} becomes {@code admin-home}. */
    static String clusterName(String context) {
        var label = context.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
        return label.substring(0, Math.min(MAX_NAME_LENGTH, label.length())).replaceAll("-+$", "");
    }

    @Override
    public List<LocalCluster> clusters() {
        return contexts.keySet().stream().map(name -> new LocalCluster(name, Map.of("env", "own"))).toList();
    }

    @Override
    public void join(String cluster, String manifest) {
        var context = Objects.requireNonNull(contexts.get(cluster));
        try {
            var kubeconfig = kubeconfigFile.withOnly(context);
            DataFolder.write(data.kubeconfig(cluster), kubeconfig);
            DataFolder.write(data.agentKubeconfig(cluster), kubeconfigFile.withToken(context, ClusterJoin.apply(kubeconfig, manifest)));
        } catch (RuntimeException e) {
            throw ClusterJoinException.of(kubeconfigFile.server(context), e);
        }
    }
}
