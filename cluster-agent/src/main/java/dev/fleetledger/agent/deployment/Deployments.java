package dev.fleetledger.agent.deployment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/** All workloads that this agent knows. A listener is called after each change. */
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

    /** Changes one workload atomically; the listener is called if it differs. Keeps the time of observation. */
    public void change(UUID workload, UnaryOperator<Deployment> how) {
        alter(workload, how, UnaryOperator.identity());
    }

    /** As above, for a change that was just observed in the cluster: sets the time of observation. */
    public void saw(UUID workload, UnaryOperator<Deployment> how) {
        alter(workload, how, deployment -> deployment.observedAt(clock.instant()));
    }

    /** Confirms that all workloads were still in their observed state at that time. */
    public void stillSo(Instant then) {
        known.replaceAll((workload, deployment) -> deployment.observedAt().isBefore(then) ? deployment.observedAt(then) : deployment);
    }

    private void alter(UUID workload, UnaryOperator<Deployment> how, UnaryOperator<Deployment> stamped) {
        boolean[] differs = {false};
        known.compute(workload, (key, before) -> {
            Deployment start = before == null ? Deployment.unknown(workload, clock.instant()) : before;
            Deployment after = how.apply(start);
            differs[0] = !after.equals(start);
            return before == null && !differs[0] ? null : stamped.apply(after);
        });
        if (differs[0]) {
            changed.accept(workload);
        }
    }

    public void forget(UUID workload) {
        known.remove(workload);
    }
}
