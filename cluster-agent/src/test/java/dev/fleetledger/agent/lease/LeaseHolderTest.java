package dev.fleetledger.agent.lease;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeaseHolderTest {

    private static final LeaseHolder SELF = LeaseHolder.self();

    @Test
    void parsesIdentityAsWritten() {
        assertThat(LeaseHolder.parse(SELF.identity())).contains(SELF);
        assertThat(LeaseHolder.parse("somebody else")).isEmpty();
    }

    @Test
    void considersKilledProcessOfSameHostDead() {
        // This process id is above the kernel's maximum.
        assertThat(new LeaseHolder(SELF.host(), 5_000_000, "a").isDeadProcess(SELF)).isTrue();
    }

    @Test
    void considersPossiblyLiveHolderNotDead() {
        long init = 1;
        assertThat(new LeaseHolder(SELF.host(), init, "a").isDeadProcess(SELF)).as("a living process").isFalse();
        assertThat(new LeaseHolder(SELF.host(), SELF.process(), "a").isDeadProcess(SELF)).as("another agent of this process").isFalse();
        assertThat(new LeaseHolder("another-host", 5_000_000, "a").isDeadProcess(SELF)).as("another host").isFalse();
    }

    @Test
    void considersEarlierProcessOneOfRestartedContainerDead() {
        LeaseHolder restarted = new LeaseHolder("pod-7", 1, "new");

        assertThat(new LeaseHolder("pod-7", 1, "old").isDeadProcess(restarted)).isTrue();
        assertThat(new LeaseHolder("pod-8", 1, "old").isDeadProcess(restarted)).isFalse();
    }
}
