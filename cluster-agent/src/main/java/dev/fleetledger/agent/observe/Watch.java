package dev.fleetledger.agent.observe;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.Keys;

/**
 * Watches DaemonSets that carry our label, in all namespaces. The watch is laid anew now and then: a half-open connection would hide
 * changes for up to ten minutes.
 */
public final class Watch {

    private static final ResourceDefinitionContext DAEMON_SETS = new ResourceDefinitionContext.Builder()
            .withGroup("apps").withVersion("v1").withKind("DaemonSet").withPlural("daemonsets").withNamespaced(true).build();

    private final KubernetesClient client;
    private final Sightings sightings;
    private @Nullable SharedIndexInformer<GenericKubernetesResource> informer;
    private Map<UUID, Live> seenBefore = Map.of();

    public Watch(KubernetesClient client, Sightings sightings) {
        this.client = client;
        this.sightings = sightings;
    }

    /** What vanished between two watches is told as gone once the new one has its first list. */
    public synchronized void lay() {
        SharedIndexInformer<GenericKubernetesResource> before = informer;
        if (before != null) {
            Map<UUID, Live> all = new HashMap<>(seenBefore);
            all.putAll(standing(before));
            seenBefore = all;
            before.stop();
        }
        SharedIndexInformer<GenericKubernetesResource> next = client.genericKubernetesResources(DAEMON_SETS).inAnyNamespace()
                .withLabel(Keys.WORKLOAD_LABEL).runnableInformer(0);
        next.itemStore(new TrimmedStore()).addEventHandler(new Handler())
                // The default ends the watch for ever when the API server is away at its start.
                .exceptionHandler((started, problem) -> true);
        informer = next;
        sightings.anew();
        Map<UUID, Live> earlier = seenBefore;
        next.start().thenRun(() -> tellVanished(earlier, standing(next)));
    }

    public synchronized void stop() {
        if (informer != null) {
            informer.stop();
        }
    }

    private void tellVanished(Map<UUID, Live> earlier, Map<UUID, Live> now) {
        Set<UUID> vanished = new HashSet<>(earlier.keySet());
        vanished.removeAll(now.keySet());
        forgetEarlier();
        vanished.forEach(workload -> sightings.gone(workload, Optional.ofNullable(earlier.get(workload)).orElseThrow()));
    }

    private synchronized void forgetEarlier() {
        seenBefore = Map.of();
    }

    private static Map<UUID, Live> standing(SharedIndexInformer<GenericKubernetesResource> informer) {
        return informer.getStore().list().stream().filter(object -> workload(object).isPresent())
                .collect(Collectors.toMap(object -> workload(object).orElseThrow(), Watch::live, (a, b) -> a));
    }

    private static Live live(GenericKubernetesResource object) {
        return new Live(ContractJson.MAPPER.valueToTree(object));
    }

    private static Optional<UUID> workload(GenericKubernetesResource object) {
        try {
            return Optional.of(UUID.fromString(String.valueOf(object.getMetadata().getLabels().get(Keys.WORKLOAD_LABEL))));
        } catch (IllegalArgumentException e) {
            // Somebody's own use of our label.
            return Optional.empty();
        }
    }

    private final class Handler implements ResourceEventHandler<GenericKubernetesResource> {

        @Override
        public void onAdd(GenericKubernetesResource object) {
            workload(object).ifPresent(workload -> sightings.stands(workload, live(object)));
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource object) {
            onAdd(object);
        }

        @Override
        public void onDelete(GenericKubernetesResource object, boolean finalStateUnknown) {
            workload(object).ifPresent(workload -> sightings.gone(workload, live(object)));
        }
    }
}
