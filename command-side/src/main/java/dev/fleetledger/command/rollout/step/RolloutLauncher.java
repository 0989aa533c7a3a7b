package dev.fleetledger.command.rollout.step;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.rollout.Rollout;
import dev.fleetledger.command.rollout.RolloutCommand;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.rollout.RolloutEvent.Planned;
import dev.fleetledger.ledger.NewEvent;

/** Starts a planned rollout with its first steps, in the transaction of the command that plans it. */
@Component
public final class RolloutLauncher {

    private final RolloutTable rolloutTable;
    private final RolloutClusterTable clusterTable;
    private final StepWriter stepWriter;
    private final StepExecutor stepExecutor;
    private final RolloutTimer rolloutTimer;

    RolloutLauncher(RolloutTable rolloutTable, RolloutClusterTable clusterTable, StepWriter stepWriter, StepExecutor stepExecutor,
            RolloutTimer rolloutTimer) {
        this.rolloutTable = rolloutTable;
        this.clusterTable = clusterTable;
        this.stepWriter = stepWriter;
        this.stepExecutor = stepExecutor;
        this.rolloutTimer = rolloutTimer;
    }

    /**
     * @param placed clusters where the workload runs already
     * @param debts  clusters that get nothing before a person decides, with the code of each debt
     * @return the events of the rollout and of the deployments that its first wave sends, to be appended by the caller
     */
    public List<NewEvent> launch(Planned planned, Collection<String> placed, Map<String, String> debts, Instant now) {
        store(planned, placed);
        List<RolloutEvent> decided = new ArrayList<>(Rollout.decide(Rollout.NONE, new RolloutCommand.Plan(planned, debts)));
        stepWriter.write(decided, Set.of());
        StepExecutor.Execution execution = stepExecutor.execute(Rollout.replay(decided), now);
        rolloutTimer.set(planned.rollout(), execution.next());
        decided.addAll(execution.events());
        List<NewEvent> events = new ArrayList<>(EventStream.<RolloutEvent>empty(StreamIds.rollout(planned.rollout())).next(decided));
        events.addAll(execution.generations());
        events.addAll(execution.ends());
        return events;
    }

    private void store(Planned planned, Collection<String> placed) {
        rolloutTable.add(planned);
        for (int wave = 0; wave < planned.waves().size(); wave++) {
            clusterTable.add(planned.rollout(), planned.workload(), wave, planned.waves().get(wave).clusters(), placed);
        }
    }
}
