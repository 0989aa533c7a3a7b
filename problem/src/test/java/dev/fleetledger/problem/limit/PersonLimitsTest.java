package dev.fleetledger.problem.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class PersonLimitsTest {

    /** One request per second, so that a pause of a test machine refills nothing that matters. */
    private final PersonLimits people = new PersonLimits(new Limits(10, 80, 3, 1, 60, Duration.ofSeconds(1)));

    @Test
    void makesFastPersonWaitAndNobodyElse() {
        for (int request = 0; request < 60; request++) {
            assertThat(people.waitingTime("alice")).isZero();
        }

        assertThat(people.waitingTime("alice")).isPositive();
        assertThat(people.waitingTime("bob")).isZero();
    }

    @Test
    void countsRequestsOfPersonAtOnce() {
        for (int request = 0; request < 3; request++) {
            assertThat(people.enter("alice", 0)).isTrue();
        }

        assertThat(people.enter("alice", 0)).isFalse();
        assertThat(people.enter("bob", 0)).isTrue();

        people.leave("alice", 0);
        assertThat(people.enter("alice", 0)).isTrue();
    }

    @Test
    void leavesThreeQuartersOfBytesToOthers() {
        assertThat(people.enter("alice", 20)).isTrue();
        assertThat(people.enter("alice", 1)).isFalse();

        people.leave("alice", 20);
        assertThat(people.enter("alice", 20)).isTrue();
    }
}
