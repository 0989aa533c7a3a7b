package dev.fleetledger.agent.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void anAgentWhoseClockWasSetBackComesAfterTheOneBefore() {
        Memory memory = new Memory(1_000);

        memory.comesAfter(5_000);

        assertThat(memory.epoch()).isEqualTo(5_001);
        assertThat(memory.dirty()).contains(Shards.HUB);
    }

    @Test
    void anAgentWhoseClockGoesOnKeepsItsOwnEpoch() {
        Memory memory = new Memory(1_000);

        memory.comesAfter(500);

        assertThat(memory.epoch()).isEqualTo(1_000);
    }
}
