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

    private final Map<UUID, DeploymentState> states = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile Consumer<UUID> changeListener = workload -> {};

    public DeploymentStates(Clock clock) {
        this.clock = clock;
    }

    public void onChange(Consumer<UUID> listener) {
        changeListener = listener;
    }

    public @Nullable DeploymentState find(UUID workload) {
        return states.get(workload);
    }

    public List<UUID> all() {
        return List.copyOf(states.keySet());
    }

    /** Changes one workload atomically; the listener is called if it differs. Keeps the time of observation. */
    public void change(UUID workload, UnaryOperator<DeploymentState> change) {
        update(workload, change, UnaryOperator.identity());
    }

    /** As above, for a change that was just observed in the cluster: sets the time of observation. */
    public void observe(UUID workload, UnaryOperator<DeploymentState> change) {
        update(workload, change, state -> state.observedAt(clock.instant()));
    }

    /** Confirms that all workloads were still in their observed state at that time. */
    public void confirmAll(Instant time) {
        states.replaceAll((workload, state) -> state.observedAt().isBefore(time) ? state.observedAt(time) : state);
    }

    private void update(UUID workload, UnaryOperator<DeploymentState> change, UnaryOperator<DeploymentState> timestamp) {
        boolean[] differs = {false};
        states.compute(workload, (key, before) -> {
            DeploymentState start = before == null ? DeploymentState.unknown(workload, clock.instant()) : before;
            DeploymentState after = change.apply(start);
            differs[0] = !after.equals(start);
            return before == null && !differs[0] ? null : timestamp.apply(after);
        });
        if (differs[0]) {
            changeListener.accept(workload);
        }
    }

    public void forget(UUID workload) {
        states.remove(workload);
    }
}
