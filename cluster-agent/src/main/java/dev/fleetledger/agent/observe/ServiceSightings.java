package dev.fleetledger.agent.observe;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.cluster.ObjectRef;

/** Requests reconciliation of a workload whose Service has changed. Only drift is reported of Services. */
public final class ServiceSightings implements Watch.Told {

    private final Consumer<UUID> repair;
    /** Hash of each Service without its status, which load balancers write. */
    private final Map<ObjectRef, Integer> shapes = new ConcurrentHashMap<>();

    public ServiceSightings(Consumer<UUID> repair) {
        this.repair = repair;
    }

    /** Records the response to our own request, so that its watch event doesn't count as a foreign change. */
    public void answered(Live live) {
        ObjectRef ref = ObjectRef.of(live.object());
        if (ref.kind().equals("Service")) {
            shapes.put(ref, live.shape());
        }
    }

    @Override
    public void anew() {
        // The known hashes stay, so that the new list is compared with them.
    }

    @Override
    public void stands(UUID workload, Live live) {
        Integer before = shapes.put(ObjectRef.of(live.object()), live.shape());
        if (before != null && before != live.shape()) {
            repair.accept(workload);
        }
    }

    @Override
    public void gone(UUID workload, Live last) {
        shapes.remove(ObjectRef.of(last.object()));
        repair.accept(workload);
    }
}
