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
public final class DeploymentStates {

    private final Map<UUID, DeploymentState> known = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile Consumer<UUID> changed = workload -> {};

    public DeploymentStates(Clock clock) {
        this.clock = clock;
    }

    public void onChange(Consumer<UUID> listener) {
        changed = listener;
    }

    public @Nullable DeploymentState find(UUID workload) {
        return known.get(workload);
    }

    public List<UUID> all() {
        return List.copyOf(known.keySet());
    }

    /** Changes one workload atomically; the listener is called if it differs. Keeps the time of observation. */
    public void change(UUID workload, UnaryOperator<DeploymentState> how) {
        alter(workload, how, UnaryOperator.identity());
    }

    /** As above, for a change that was just observed in the cluster: sets the time of observation. */
    public void observe(UUID workload, UnaryOperator<DeploymentState> how) {
        alter(workload, how, deploymentState -> deploymentState.observedAt(clock.instant()));
    }

    /** Confirms that all workloads were still in their observed state at that time. */
    public void confirmAll(Instant then) {
        known.replaceAll((workload, deploymentState) -> deploymentState.observedAt().isBefore(then) ? deploymentState.observedAt(then) : deploymentState);
    }

    private void alter(UUID workload, UnaryOperator<DeploymentState> how, UnaryOperator<DeploymentState> stamped) {
        boolean[] differs = {false};
        known.compute(workload, (key, before) -> {
            DeploymentState start = before == null ? DeploymentState.unknown(workload, clock.instant()) : before;
            DeploymentState after = how.apply(start);
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
