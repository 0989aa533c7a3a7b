package dev.fleetledger.agent.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.report.DeploymentFacts.Corrections;

class CorrectionLimiterTest {

    private static final UUID WORKLOAD = UUID.randomUUID();
    private static final Instant START = Instant.parse("2026-11-24T11:00:00Z");

    private final CorrectionLimiter limiter = new CorrectionLimiter();

    @Test
    void holdsForOneMinuteAfterFiveCorrectionsAndTwiceAsLongAfterNext() {
        correct(0, 1, 2, 3, 4);

        assertThat(limiter.heldUntil(WORKLOAD)).isEqualTo(at(64));
        assertThat(limiter.allows(WORKLOAD, at(63))).isFalse();
        assertThat(limiter.allows(WORKLOAD, at(64))).isTrue();
        correct(64);
        assertThat(limiter.heldUntil(WORKLOAD)).isEqualTo(at(184));
    }

    @Test
    void countsBurstFromSecondCorrection() {
        correct(0);
        assertThat(limiter.corrections(WORKLOAD, at(1))).isNull();
        assertThat(limiter.heldUntil(WORKLOAD)).isNull();

        correct(10, 200, 490);

        assertThat(limiter.corrections(WORKLOAD, at(491))).isEqualTo(new Corrections(4, START, at(490)));
    }

    @Test
    void burstIsOverFiveMinutesAfterItsLastCorrection() {
        correct(0, 10);

        assertThat(limiter.untilEnd(WORKLOAD, at(11))).isEqualTo(Duration.ofSeconds(299).plusMillis(1));
        assertThat(limiter.corrections(WORKLOAD, at(310))).isNotNull();
        assertThat(limiter.corrections(WORKLOAD, at(310).plusMillis(1))).isNull();
    }

    @Test
    void burstIsOverFiveMinutesAfterItsLastPause() {
        correct(0, 1, 2, 3, 4);

        assertThat(limiter.corrections(WORKLOAD, at(364))).isNotNull();
        assertThat(limiter.corrections(WORKLOAD, at(365))).isNull();
        correct(365);
        assertThat(limiter.allows(WORKLOAD, at(366))).isTrue();
        correct(366);
        assertThat(limiter.corrections(WORKLOAD, at(367))).isEqualTo(new Corrections(2, at(365), at(366)));
    }

    private void correct(int... seconds) {
        for (int second : seconds) {
            limiter.recordCorrection(WORKLOAD, at(second));
        }
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
