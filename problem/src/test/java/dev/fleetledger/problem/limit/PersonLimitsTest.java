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
            assertThat(people.enter("alice", false)).isTrue();
        }

        assertThat(people.enter("alice", false)).isFalse();
        assertThat(people.enter("bob", false)).isTrue();

        people.leave("alice", false);
        assertThat(people.enter("alice", false)).isTrue();
    }
}
