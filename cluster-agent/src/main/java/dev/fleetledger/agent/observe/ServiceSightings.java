package dev.fleetledger.agent.observe;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.cluster.ObjectRef;

/** Calls for a repair of the workload whose Service is not as it was: nothing of Services is reported but their drift. */
public final class ServiceSightings implements Watch.Told {

    private final Consumer<UUID> repair;
    /** A hash of everything but the status, which load balancers write. */
    private final Map<ObjectRef, Integer> shapes = new ConcurrentHashMap<>();

    public ServiceSightings(Consumer<UUID> repair) {
        this.repair = repair;
    }

    /** Our own request was answered with it. */
    public void answered(Live live) {
        ObjectRef ref = ObjectRef.of(live.object());
        if (ref.kind().equals("Service")) {
            shapes.put(ref, live.shape());
        }
    }

    @Override
    public void anew() {
        // What was known is compared with what is there now.
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
