package dev.fleetledger.command.rollout.step;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.rollout.Rollout;
import dev.fleetledger.command.rollout.RolloutProgress;
import dev.fleetledger.command.rollout.RolloutStep;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.ledger.NewEvent;

/** Executes the steps of a rollout until none follows at once. The caller appends the events, in the same transaction. */
@Component
final class StepExecutor {

    private final RolloutProgressReader progressReader;
    private final StepWriter stepWriter;

    StepExecutor(RolloutProgressReader progressReader, StepWriter stepWriter) {
        this.progressReader = progressReader;
        this.stepWriter = stepWriter;
    }

    /**
     * What was done.
     *
     * @param events      of the rollout
     * @param generations events of the deployments
     * @param ends        events of the workload, if the rollout has deleted it
     * @param next        when the rollout goes on by itself; absent: never
     */
    record Execution(List<RolloutEvent> events, List<NewEvent> generations, List<NewEvent> ends, @Nullable Instant next) {}

    Execution execute(Rollout before, Instant now) {
        List<RolloutEvent> events = new ArrayList<>();
        List<NewEvent> generations = new ArrayList<>();
        Rollout rollout = before;
        while (true) {
            RolloutProgress progress = progressReader.read(Rollout.requireState(rollout), now);
            RolloutStep step = RolloutStep.of(rollout, progress, now);
            StepWriter.Written written = stepWriter.write(step, progress);
            events.addAll(step.events());
            generations.addAll(written.events());
            rollout = step.rollout();
            if (!step.again() && !written.again()) {
                return new Execution(events, generations, stepWriter.endWorkload(rollout), step.next());
            }
        }
    }
}
