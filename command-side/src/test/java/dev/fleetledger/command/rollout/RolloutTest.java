package dev.fleetledger.command.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.rollout.RolloutEvent.Finished;
import dev.fleetledger.contract.rollout.RolloutEvent.Started;
import dev.fleetledger.contract.rollout.RolloutEvent.Wave;

class RolloutTest {

    private static final UUID ID = new UUID(1, 1);
    private static final UUID WORKLOAD = new UUID(2, 2);

    @Test
    void freezesClustersInOneWave() {
        assertThat(Rollout.decide(Rollout.NONE, new Rollout.Start(ID, WORKLOAD, 2, 1, List.of("eu-1", "us-1"))))
                .containsExactly(new Started(ID, WORKLOAD, 2, 1, List.of(new Wave("all", List.of("eu-1", "us-1")))));
    }

    @Test
    void completesRolloutWithoutClustersImmediately() {
        assertThat(Rollout.decide(Rollout.NONE, new Rollout.Start(ID, WORKLOAD, 2, 1, List.of()))).last()
                .isEqualTo(new Finished(ID, "completed"));
    }

    @Test
    void supersedesRunningRolloutOnce() {
        Started started = new Started(ID, WORKLOAD, 2, 1, List.of(new Wave("all", List.of("eu-1"))));
        Finished superseded = new Finished(ID, "superseded");

        assertThat(Rollout.supersede(Rollout.replay(List.of(started)))).containsExactly(superseded);
        assertThat(Rollout.supersede(Rollout.replay(List.of(started, superseded)))).isEmpty();
    }
}
