package dev.fleetledger.command.rollout;

import java.util.List;
import java.util.UUID;

import dev.fleetledger.contract.rollout.RolloutEvent;

/** Aggregate of a rollout: one revision to a frozen set of clusters. The plan has a single wave so far. */
public sealed interface Rollout {

    Rollout NONE = new None();

    record None() implements Rollout {}

    record Running(UUID rollout, UUID workload, List<String> clusters) implements Rollout {}

    record Finished(UUID rollout, String outcome) implements Rollout {}

    /** @param clusters clusters that get a generation from this rollout; never changed later */
    record Start(UUID rollout, UUID workload, int revision, int placementVersion, List<String> clusters) {}

    static List<RolloutEvent> decide(Rollout rollout, Start it) {
        return switch (rollout) {
            case None _ -> start(it);
            case Running _, Finished _ -> throw new IllegalStateException("The rollout already exists");
        };
    }

    /** Ends a running rollout, because no cluster that has yet to settle has a generation of it any more. */
    static List<RolloutEvent> supersede(Rollout rollout) {
        return switch (rollout) {
            case Running it -> List.of(new RolloutEvent.Finished(it.rollout(), RolloutEvent.Finished.SUPERSEDED));
            case None _, Finished _ -> List.of();
        };
    }

    static Rollout replay(List<RolloutEvent> events) {
        Rollout rollout = NONE;
        for (RolloutEvent event : events) {
            rollout = evolve(rollout, event);
        }
        return rollout;
    }

    private static List<RolloutEvent> start(Start it) {
        RolloutEvent started = new RolloutEvent.Started(it.rollout(), it.workload(), it.revision(), it.placementVersion(),
                List.of(new RolloutEvent.Wave("all", it.clusters())));
        // A rollout that only removes clusters from the placement has nothing to wait for.
        return it.clusters().isEmpty() ? List.of(started, new RolloutEvent.Finished(it.rollout(), RolloutEvent.Finished.COMPLETED))
                : List.of(started);
    }

    static Rollout evolve(Rollout rollout, RolloutEvent event) {
        return switch (event) {
            case RolloutEvent.Started it -> new Running(it.rollout(), it.workload(),
                    it.waves().stream().flatMap(wave -> wave.clusters().stream()).toList());
            case RolloutEvent.Finished it -> new Finished(it.rollout(), it.outcome());
        };
    }
}
