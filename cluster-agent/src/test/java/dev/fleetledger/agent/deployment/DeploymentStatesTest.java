package dev.fleetledger.agent.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class DeploymentStatesTest {

    private static final UUID WORKLOAD = UUID.fromString("0197a1b2-0000-7000-8000-000000000002");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Instant now = NOON;
    private final DeploymentStates deploymentStates = new DeploymentStates(new Clock() {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void keepsObservationTimeAfterAttemptWithoutObservation() {
        deploymentStates.observe(WORKLOAD, it -> it.withTroubles(List.of()).withAttempt(null, 1));
        now = NOON.plusSeconds(60);

        deploymentStates.change(WORKLOAD, it -> it.withAttempt(it.attempt(), it.failures() + 1));

        assertThat(observedAt()).isEqualTo(NOON);
    }

    @Test
    void updatesObservationTimeOfUnchangedState() {
        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(null, 1));
        now = NOON.plusSeconds(60);

        deploymentStates.observe(WORKLOAD, it -> it);

        assertThat(observedAt()).isEqualTo(now);
    }

    @Test
    void ignoresEarlierObservationTime() {
        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(null, 1));

        deploymentStates.confirmAll(NOON.minusSeconds(5));

        assertThat(observedAt()).isEqualTo(NOON);
    }

    private Instant observedAt() {
        return Objects.requireNonNull(deploymentStates.find(WORKLOAD)).observedAt();
    }
}
