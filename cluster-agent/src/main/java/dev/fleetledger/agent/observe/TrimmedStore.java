package dev.fleetledger.agent.observe;

import java.util.Map;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;

/** Keeps neither pod templates nor field owners: they are most of a DaemonSet's bytes, and facts need none of them. */
final class TrimmedStore extends BasicItemStore<GenericKubernetesResource> {

    TrimmedStore() {
        super(Cache::metaNamespaceKeyFunc);
    }

    @Override
    public GenericKubernetesResource put(String key, GenericKubernetesResource object) {
        object.getMetadata().setManagedFields(null);
        if (object.getAdditionalProperties().get("spec") instanceof Map<?, ?> spec) {
            spec.remove("template");
        }
        return super.put(key, object);
    }
}
