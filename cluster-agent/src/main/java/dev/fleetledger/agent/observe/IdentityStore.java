package dev.fleetledger.agent.observe;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.intent.WireNames;

/**
 * Stores just enough of each object to report it as deleted if it vanishes between two watches. Without the resource version, so that
 * each list presents all objects again: after a restore of the cluster's database a version may stand for another content.
 */
final class IdentityStore implements ItemStore<GenericKubernetesResource> {

    private final Map<String, GenericKubernetesResource> identities;

    /** @param known identities of the objects whose deletion would be missed otherwise */
    IdentityStore(Map<String, GenericKubernetesResource> known) {
        this.identities = new ConcurrentHashMap<>(known);
    }

    @Override
    public String getKey(GenericKubernetesResource resource) {
        return Cache.metaNamespaceKeyFunc(resource);
    }

    @Override
    public @Nullable GenericKubernetesResource put(String key, GenericKubernetesResource resource) {
        return identities.put(key, identity(resource));
    }

    @Override
    public @Nullable GenericKubernetesResource remove(String key) {
        return identities.remove(key);
    }

    @Override
    public Stream<String> keySet() {
        return identities.keySet().stream();
    }

    @Override
    public Stream<GenericKubernetesResource> values() {
        return identities.values().stream();
    }

    @Override
    public int size() {
        return identities.size();
    }

    @Override
    public @Nullable GenericKubernetesResource get(String key) {
        return identities.get(key);
    }

    /** So the informer passes each object on as it arrives, whole. */
    @Override
    public boolean isFullState() {
        return false;
    }

    static GenericKubernetesResource identity(GenericKubernetesResource resource) {
        ObjectMeta metadata = resource.getMetadata();
        Map<String, String> labels = metadata.getLabels();
        String workload = labels == null ? null : labels.get(WireNames.WORKLOAD_LABEL);
        GenericKubernetesResource identity = new GenericKubernetesResource();
        identity.setApiVersion(resource.getApiVersion());
        identity.setKind(resource.getKind());
        identity.setMetadata(new ObjectMetaBuilder().withNamespace(metadata.getNamespace()).withName(metadata.getName())
                .withUid(metadata.getUid()).withLabels(workload == null ? null : Map.of(WireNames.WORKLOAD_LABEL, workload)).build());
        return identity;
    }
}
