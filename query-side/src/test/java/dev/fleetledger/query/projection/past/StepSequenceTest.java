package dev.fleetledger.query.projection.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.fleetledger.query.projection.past.StepSequence.Step;

class StepSequenceTest {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    private final StepSequence sequence = new StepSequence(41, NOON);

    @Test
    void numbersEventsAndChangedReportsFromTheLastStep() {
        sequence.addEvent(7, NOON.plusSeconds(1));
        sequence.addReport(3, 7, NOON.plusSeconds(2));

        assertThat(sequence.steps()).containsExactly(new Step(42, 7, null, NOON.plusSeconds(1), NOON.plusSeconds(1)),
                new Step(43, 7, 3L, NOON.plusSeconds(2), NOON.plusSeconds(2)));
        assertThat(sequence.lastNumber()).isEqualTo(43);
    }

    @Test
    void isAsLateAsTheLatestTimeBefore() {
        sequence.addEvent(7, NOON.minusSeconds(1));

        assertThat(sequence.steps()).extracting(Step::latest).containsExactly(NOON);
    }

    @Test
    void isAsLateAsAnUnchangedReportBefore() {
        sequence.passOver(NOON.plusSeconds(5));
        sequence.addEvent(7, NOON.plusSeconds(1));

        assertThat(sequence.steps()).extracting(Step::latest).containsExactly(NOON.plusSeconds(5));
    }

    @Test
    void takesTheFirstTimeWhenNothingCameBefore() {
        StepSequence first = new StepSequence(0, null);
        first.addEvent(1, NOON);

        assertThat(first.steps()).containsExactly(new Step(1, 1, null, NOON, NOON));
    }
}
