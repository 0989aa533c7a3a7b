package dev.fleetledger.agent.observe;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;

/** Requests reconciliation of a workload whose Service has changed. Only drift is reported of Services. */
public final class ServiceWatchHandler implements Watch.Handler {

    private final Consumer<UUID> repair;
    /** Hash of each Service without its status, which load balancers write. */
    private final Map<ObjectRef, Integer> shapes = new ConcurrentHashMap<>();

    public ServiceWatchHandler(Consumer<UUID> repair) {
        this.repair = repair;
    }

    /** Records the response to our own request, so that its watch event doesn't count as a foreign change. */
    public void answered(LiveObject liveObject) {
        ObjectRef ref = ObjectRef.of(liveObject.object());
        if (ref.kind().equals("Service")) {
            shapes.put(ref, liveObject.fingerprint());
        }
    }

    @Override
    public void anew() {
        // The known hashes stay, so that the new list is compared with them.
    }

    @Override
    public void stands(UUID workload, LiveObject liveObject) {
        Integer before = shapes.put(ObjectRef.of(liveObject.object()), liveObject.fingerprint());
        if (before != null && before != liveObject.fingerprint()) {
            repair.accept(workload);
        }
    }

    @Override
    public void gone(UUID workload, LiveObject last) {
        shapes.remove(ObjectRef.of(last.object()));
        repair.accept(workload);
    }
}
