package dev.fleetledger.command.deployment;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent.Wanted;

/**
 * Aggregate of one workload in one cluster. Generations are numbered from 1 and continue after an end and a new start, so that an
 * older generation is never mistaken for a newer one.
 */
public sealed interface Deployment {

    Deployment NONE = new None();

    record None() implements Deployment {}

    /** @param settled the agent has reported this generation as carried out */
    record Running(Wanted wanted, boolean settled) implements Deployment {}

    /** Its end is wanted, and the agent has not yet confirmed it. */
    record Ending(Wanted wanted) implements Deployment {}

    record Ended(Wanted wanted) implements Deployment {}

    static List<DeploymentEvent> decide(Deployment deployment, DeploymentCommand command) {
        return switch (command) {
            case DeploymentCommand.Apply it -> List.of(new Wanted(it.workload(), it.cluster(), generation(deployment) + 1, it.intent(),
                    DeploymentAction.APPLY, it.namespace(), it.name(), it.revision(), it.manifest(), it.rollout(),
                    it.policies().conflict(), it.policies().drift(), it.policies().deadline(),
                    nullIfEmpty(it.dropped()), nullIfEmpty(it.replaced()), nullIfEmpty(it.policies().driftIgnore())));
            case DeploymentCommand.End it -> switch (deployment) {
                case Running running -> List.of(end(running, it));
                // A missing deployment cannot be ended, and an ending one keeps its first end action.
                case None _, Ending _, Ended _ -> List.of();
            };
            case DeploymentCommand.Forget _ -> switch (deployment) {
                case Running it -> List.of(forgotten(it.wanted()));
                case Ending it -> List.of(forgotten(it.wanted()));
                case None _, Ended _ -> List.of();
            };
        };
    }

    static Deployment evolve(Deployment deployment, DeploymentEvent event) {
        return switch (event) {
            case Wanted it -> it.action() == DeploymentAction.APPLY ? new Running(it, false) : new Ending(it);
            case DeploymentEvent.Gone it -> markEnded(deployment, it.generation());
            case DeploymentEvent.Released it -> markEnded(deployment, it.generation());
            case DeploymentEvent.Forgotten _ -> switch (deployment) {
                case Running it -> new Ended(it.wanted());
                case Ending it -> new Ended(it.wanted());
                case None _, Ended _ -> deployment;
            };
            case DeploymentEvent.Settled it -> markSettled(deployment, it.generation());
            case DeploymentEvent.Failed _, DeploymentEvent.Refused _, DeploymentEvent.Drifted _,
                    DeploymentEvent.CorrectionsHeld _, DeploymentEvent.CorrectionsEnded _, DeploymentEvent.Replaced _ -> deployment;
        };
    }

    static Deployment replay(List<DeploymentEvent> events) {
        Deployment deployment = NONE;
        for (DeploymentEvent event : events) {
            deployment = evolve(deployment, event);
        }
        return deployment;
    }

    /** Whether the wanted state already equals this; then no new generation is needed. */
    static boolean isUpToDate(Deployment deployment, int revision, String manifest, DeploymentCommand.Policies policies) {
        return deployment instanceof Running it && it.wanted().manifest().equals(manifest) && Integer.valueOf(revision)
                .equals(it.wanted().revision())
                && DeploymentCommand.Policies.of(it.wanted()).equals(policies);
    }

    /** Services to be dropped by a generation that is not known to be settled; the next generation must drop them too. */
    static List<String> pendingDrops(Deployment deployment) {
        return pending(deployment, Wanted::dropped);
    }

    static List<String> pendingReplacements(Deployment deployment) {
        return pending(deployment, Wanted::replaced);
    }

    private static List<String> pending(Deployment deployment, Function<Wanted, @Nullable List<String>> services) {
        List<String> names = switch (deployment) {
            case Running it -> it.settled() ? null : services.apply(it.wanted());
            case Ending it -> services.apply(it.wanted());
            case None _, Ended _ -> null;
        };
        return names == null ? List.of() : names;
    }

    private static @Nullable List<String> nullIfEmpty(List<String> names) {
        return names.isEmpty() ? null : names;
    }

    private static Deployment markSettled(Deployment deployment, long generation) {
        return deployment instanceof Running it && it.wanted().generation() == generation ? new Running(it.wanted(), true) : deployment;
    }

    /** The newest wanted state, if there ever was one. */
    static Optional<Wanted> findWanted(Deployment deployment) {
        return switch (deployment) {
            case None _ -> Optional.empty();
            case Running it -> Optional.of(it.wanted());
            case Ending it -> Optional.of(it.wanted());
            case Ended it -> Optional.of(it.wanted());
        };
    }

    private static long generation(Deployment deployment) {
        return findWanted(deployment).map(Wanted::generation).orElse(0L);
    }

    private static Wanted end(Running running, DeploymentCommand.End it) {
        Wanted last = running.wanted();
        return new Wanted(last.workload(), last.cluster(), last.generation() + 1, it.intent(), it.action(), last.namespace(), last.name(),
                last.revision(), last.manifest(), it.rollout(), last.conflict(), last.drift(), last.deadline(),
                nullIfEmpty(pendingDrops(running)), null, last.driftIgnore());
    }

    private static DeploymentEvent forgotten(Wanted last) {
        return new DeploymentEvent.Forgotten(last.workload(), last.cluster(), last.generation());
    }

    private static Deployment markEnded(Deployment deployment, long generation) {
        return deployment instanceof Ending it && it.wanted().generation() == generation ? new Ended(it.wanted()) : deployment;
    }
}
