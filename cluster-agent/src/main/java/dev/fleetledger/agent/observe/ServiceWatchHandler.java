package dev.fleetledger.agent.observe;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;

/** Requests reconciliation of a workload whose Service has changed. Only drift is reported of Services. */
public final class ServiceWatchHandler implements WorkloadInformer.Handler {

    private final Consumer<UUID> onChange;
    /** Hash of each Service without its status, which load balancers write. */
    private final Map<ObjectRef, Integer> fingerprints = new ConcurrentHashMap<>();

    public ServiceWatchHandler(Consumer<UUID> onChange) {
        this.onChange = onChange;
    }

    /** Records the response to our own request, so that its watch event doesn't count as a foreign change. */
    public void onResponse(LiveObject live) {
        ObjectRef ref = ObjectRef.of(live.object());
        if (ref.kind().equals("Service")) {
            fingerprints.put(ref, live.fingerprint());
        }
    }

    @Override
    public void onRelist() {
        // The known hashes stay, so that the new list is compared with them.
    }

    @Override
    public void onPresent(UUID workload, LiveObject live) {
        Integer previous = fingerprints.put(ObjectRef.of(live.object()), live.fingerprint());
        if (previous != null && previous != live.fingerprint()) {
            onChange.accept(workload);
        }
    }

    @Override
    public void onDeleted(UUID workload, LiveObject last) {
        fingerprints.remove(ObjectRef.of(last.object()));
        onChange.accept(workload);
    }
}
