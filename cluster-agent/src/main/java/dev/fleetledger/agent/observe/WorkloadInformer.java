package dev.fleetledger.agent.observe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.apiserver.ApiServerClient;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.contract.intent.WireNames;

/**
 * Informer of the objects of one kind that carry our label, in all namespaces. It is restarted periodically, since a half-open
 * connection would hide changes for up to ten minutes, after which fabric8 opens the watch anew.
 */
public final class WorkloadInformer {

    private static final Logger LOG = LoggerFactory.getLogger(WorkloadInformer.class);
    /** A list comes in pages, so that no response is too large, whatever the size of the objects. */
    private static final long PAGE_SIZE = 5;

    private final ApiServerClient client;
    private final ObjectRef kind;
    private final Handler handler;
    private final Runnable signalAlive;
    /** What the handler was told to be present. An ended run of the informer may still change its own store, but not this. */
    private final Map<String, GenericKubernetesResource> known = new HashMap<>();
    private @Nullable SharedIndexInformer<GenericKubernetesResource> informer;
    private volatile boolean stale;

    /** Receives what the informer sees, in the order of the API server. */
    public interface Handler {

        /** Called before each list of all objects. */
        void onRelist();

        void onPresent(UUID workload, LiveObject liveObject);

        /** Called when the object was deleted or lost our label. */
        void onDeleted(UUID workload, LiveObject last);
    }

    /**
     * @param kind        any object of the kind
     * @param signalAlive called at each list, answered or not, so at least after each restart
     */
    public WorkloadInformer(ApiServerClient client, ObjectRef kind, Handler handler, Runnable signalAlive) {
        this.client = client;
        this.kind = kind;
        this.handler = handler;
        this.signalAlive = signalAlive;
    }

    /** Restarts the informer. Objects that vanished in the meantime are reported as deleted after the new list. */
    public synchronized void restart() {
        stop();
        SharedIndexInformer<GenericKubernetesResource> next = client.kubernetes().genericKubernetesResources(kind.definition())
                .inAnyNamespace().withLabel(WireNames.WORKLOAD_LABEL).withLimit(PAGE_SIZE).runnableInformer(0);
        next.removeNamespaceIndex().itemStore(new IdentityStore(known)).exceptionHandler((started, failure) -> onFailure(next, failure))
                .addEventHandler(new Events(next));
        informer = next;
        next.start();
    }

    /** @return whether the last list failed, so that known objects may be outdated */
    public boolean isStale() {
        return stale;
    }

    public synchronized void stop() {
        if (informer != null) {
            informer.stop();
            informer = null;
        }
    }

    /** @return whether to retry: always, since an informer stops for ever after a failed start otherwise, unless it has ended */
    private synchronized boolean onFailure(SharedIndexInformer<GenericKubernetesResource> source, Throwable failure) {
        if (informer != source) {
            return false;
        }
        LOG.debug("List or watch of {} failed, retrying: {}", kind.kind(), failure.getMessage());
        signalAlive.run();
        stale = true;
        return true;
    }

    private void passOn(GenericKubernetesResource resource) {
        GenericKubernetesResource before = known.put(Cache.metaNamespaceKeyFunc(resource), IdentityStore.identity(resource));
        LiveObject live = live(resource);
        Optional<UUID> workload = workload(resource);
        // An edited label is passed to the workload that the object had before, too, because only that one can restore it.
        if (before != null && resource.getMetadata().getUid().equals(before.getMetadata().getUid())) {
            workload(before).filter(former -> !workload.equals(Optional.of(former))).ifPresent(former -> handler.onPresent(former, live));
        }
        workload.ifPresent(labelled -> handler.onPresent(labelled, live));
    }

    /** Adds the kind, which items of a list omit. */
    private LiveObject live(GenericKubernetesResource resource) {
        if (resource.getKind() == null) {
            resource.setApiVersion(kind.apiVersion());
            resource.setKind(kind.kind());
        }
        return LiveObject.of(resource);
    }

    private static Optional<UUID> workload(GenericKubernetesResource resource) {
        try {
            return Optional.ofNullable(resource.getMetadata().getLabels()).map(labels -> labels.get(WireNames.WORKLOAD_LABEL))
                    .map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            // Somebody else uses our label with another value.
            return Optional.empty();
        }
    }

    /** Events of one run of the informer. Those that arrive after its end are dropped, as the next run lists anyway. */
    private final class Events implements ResourceEventHandler<GenericKubernetesResource> {

        private final SharedIndexInformer<GenericKubernetesResource> source;

        Events(SharedIndexInformer<GenericKubernetesResource> source) {
            this.source = source;
        }

        @Override
        public void onBeforeList(String resourceVersion) {
            handle(handler::onRelist);
        }

        @Override
        public void onList(String resourceVersion, boolean remainedEmpty) {
            handle(() -> {
                signalAlive.run();
                stale = false;
            });
        }

        @Override
        public void onAdd(GenericKubernetesResource resource) {
            handle(() -> passOn(resource));
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource resource) {
            handle(() -> passOn(resource));
        }

        @Override
        public void onDelete(GenericKubernetesResource last, boolean finalStateUnknown) {
            handle(() -> {
                known.remove(Cache.metaNamespaceKeyFunc(last));
                workload(last).ifPresent(workload -> handler.onDeleted(workload, live(last)));
            });
        }

        private void handle(Runnable event) {
            synchronized (WorkloadInformer.this) {
                if (informer == source) {
                    event.run();
                }
            }
        }
    }
}
