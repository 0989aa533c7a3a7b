package dev.fleetledger.agent.observe;

import java.util.Map;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.intent.WireNames;

/**
 * Stores just enough of each object to report it as deleted if it vanishes between two watches. Without the resource version, so that
 * each list presents all objects again: after a restore of the cluster's database a version may stand for another content.
 */
final class IdentityStore extends BasicItemStore<GenericKubernetesResource> {

    /** @param known identities of the objects whose deletion would be missed otherwise */
    IdentityStore(Map<String, GenericKubernetesResource> known) {
        super(Cache::metaNamespaceKeyFunc);
        known.forEach(super::put);
    }

    @Override
    public @Nullable GenericKubernetesResource put(String key, GenericKubernetesResource resource) {
        return super.put(key, identity(resource));
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
