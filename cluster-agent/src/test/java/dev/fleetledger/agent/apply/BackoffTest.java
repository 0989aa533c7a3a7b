package dev.fleetledger.agent.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration MAX_DELAY = Duration.ofSeconds(15);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void doublesRetryDelayUpToMaximum() {
        assertThat(Backoff.pause(1, MAX_DELAY, 1)).isEqualTo(Duration.ofMillis(250));
        assertThat(Backoff.pause(3, MAX_DELAY, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Backoff.pause(1_000_000, MAX_DELAY, 1)).isEqualTo(MAX_DELAY);
    }

    @Test
    void shortensRetryDelayRandomlyByUpToHalf() {
        assertThat(Backoff.pause(3, MAX_DELAY, 0)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void limitsCorrectionsAfterFiveWithDoublingPauses() {
        CorrectionLimiter correctionLimiter = new CorrectionLimiter();
        UUID workload = UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            assertThat(correctionLimiter.allows(workload, NOW)).isTrue();
            assertThat(correctionLimiter.allows(workload, NOW)).as("a failed attempt does not count").isTrue();
            correctionLimiter.recordCorrection(workload, NOW);
        }

        assertThat(correctionLimiter.allows(workload, NOW.plusSeconds(1))).isFalse();
        assertThat(correctionLimiter.allows(UUID.randomUUID(), NOW.plusSeconds(1))).as("another workload").isTrue();
        Instant last = NOW;
        for (int pause = 60; pause <= 960; pause *= 2) {
            assertThat(correctionLimiter.allows(workload, last.plusSeconds(pause - 1))).isFalse();
            last = last.plusSeconds(pause);
            assertThat(correctionLimiter.allows(workload, last)).as("after %d seconds", pause).isTrue();
            correctionLimiter.recordCorrection(workload, last);
        }
        assertThat(correctionLimiter.allows(workload, last.plusSeconds(959))).as("never longer than 16 minutes").isFalse();
        assertThat(correctionLimiter.allows(workload, last.plusSeconds(960))).isTrue();
    }

    @Test
    void liftsCorrectionLimitAfterQuietPeriod() {
        CorrectionLimiter correctionLimiter = new CorrectionLimiter();
        UUID workload = UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            correctionLimiter.recordCorrection(workload, NOW);
        }
        Instant later = NOW.plusSeconds(361);

        correctionLimiter.recordCorrection(workload, later);

        assertThat(correctionLimiter.allows(workload, later)).isTrue();
    }
}
