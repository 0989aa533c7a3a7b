package dev.fleetledger.agent.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.drift.Baseline;
import dev.fleetledger.contract.ContractJson;

class MemoryTest {

    private static final UUID WORKLOAD = UUID.fromString("00000000-0000-7000-8000-000000000001");

    @Test
    void raisesEpochAfterClockWasSetBack() {
        Memory memory = new Memory(1_000);

        memory.raiseEpoch(5_000);

        assertThat(memory.epoch()).isEqualTo(5_001);
        assertThat(memory.dirtyShards()).contains(Shards.HUB);
    }

    @Test
    void keepsOwnEpochWhenClockIsAhead() {
        Memory memory = new Memory(1_000);

        memory.raiseEpoch(500);

        assertThat(memory.epoch()).isEqualTo(1_000);
    }

    @Test
    void raisesEpochWhenStandbyStartedBeforeHolder() {
        Memory memory = new Memory(1_000);
        memory.raiseEpoch(0);

        memory.raiseEpoch(5_000);

        assertThat(memory.epoch()).isEqualTo(5_001);
    }

    @Test
    void keepsEpochWhenReacquiringOwnLease() {
        Memory memory = new Memory(1_000);
        memory.raiseEpoch(0);

        memory.raiseEpoch(1_000);

        assertThat(memory.epoch()).isEqualTo(1_000);
    }

    @Test
    void keepsNewestGenerationWhenLoadingMemory() {
        Memory memory = new Memory(1_000);
        memory.merge(WORKLOAD, new MemoryEntry(1, 3, Map.of("a", "u1"), null, null));

        memory.merge(WORKLOAD, new MemoryEntry(1, 4, Map.of("a", "u2"), null, null));
        memory.merge(WORKLOAD, new MemoryEntry(1, 2, Map.of("a", "u0"), null, null));

        assertThat(memory.entries().get(WORKLOAD).objects()).containsEntry("a", "u2");
    }

    @Test
    void keepsNoMoreThanFourKilobytesOfBaselines() {
        Memory memory = new Memory(1_000);
        ObjectRef small = ObjectRef.service("n", "small");
        ObjectRef large = ObjectRef.service("n", "large");

        memory.recordBaseline(WORKLOAD, small, baseline(List.of("/spec/a")));
        memory.recordBaseline(WORKLOAD, large, baseline(IntStream.range(0, 500).mapToObj(i -> "/spec/" + i).toList()));

        assertThat(memory.baseline(WORKLOAD, small)).isNotNull();
        assertThat(memory.baseline(WORKLOAD, large)).isNull();
        assertThat(ContractJson.MAPPER.writeValueAsString(memory.entries().get(WORKLOAD))).hasSizeLessThan(4_096);
    }

    private static Baseline baseline(List<String> foreign) {
        return new Baseline("digest", 1, foreign, null, null);
    }
}
