package dev.fleetledger.agent.deployment;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/** All workloads this agent knows. Whoever reports is told of each change. */
public final class Deployments {

    private final Map<UUID, Deployment> known = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile Consumer<UUID> changed = workload -> {};

    public Deployments(Clock clock) {
        this.clock = clock;
    }

    public void whenChanged(Consumer<UUID> listener) {
        changed = listener;
    }

    public @Nullable Deployment find(UUID workload) {
        return known.get(workload);
    }

    public List<UUID> all() {
        return List.copyOf(known.keySet());
    }

    /** Atomic per workload; the change is stamped with the time and told on, unless it is none. */
    public void change(UUID workload, UnaryOperator<Deployment> how) {
        boolean[] differs = {false};
        known.compute(workload, (key, before) -> {
            Deployment start = before == null ? Deployment.unknown(workload, clock.instant()) : before;
            Deployment after = how.apply(start);
            differs[0] = !after.equals(start);
            return differs[0] ? after.observedAt(clock.instant()) : before;
        });
        if (differs[0]) {
            changed.accept(workload);
        }
    }

    /** Everything is still as it was when it was last seen: said now. */
    public void stillSo() {
        known.replaceAll((workload, deployment) -> deployment.observedAt(clock.instant()));
    }

    public void forget(UUID workload) {
        known.remove(workload);
    }
}
