package dev.fleetledger.agent.lease;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HolderTest {

    private static final Holder SELF = Holder.self();

    @Test
    void parsesIdentityAsWritten() {
        assertThat(Holder.parse(SELF.identity())).contains(SELF);
        assertThat(Holder.parse("somebody else")).isEmpty();
    }

    @Test
    void considersKilledProcessOfSameHostDead() {
        // This process id is above the kernel's maximum.
        assertThat(new Holder(SELF.host(), 5_000_000, "a").isDeadToUs(SELF)).isTrue();
    }

    @Test
    void considersPossiblyLiveHolderNotDead() {
        long init = 1;
        assertThat(new Holder(SELF.host(), init, "a").isDeadToUs(SELF)).as("a living process").isFalse();
        assertThat(new Holder(SELF.host(), SELF.process(), "a").isDeadToUs(SELF)).as("another agent of this process").isFalse();
        assertThat(new Holder("another-host", 5_000_000, "a").isDeadToUs(SELF)).as("another host").isFalse();
    }

    @Test
    void considersEarlierProcessOneOfRestartedContainerDead() {
        Holder restarted = new Holder("pod-7", 1, "new");

        assertThat(new Holder("pod-7", 1, "old").isDeadToUs(restarted)).isTrue();
        assertThat(new Holder("pod-8", 1, "old").isDeadToUs(restarted)).isFalse();
    }
}
