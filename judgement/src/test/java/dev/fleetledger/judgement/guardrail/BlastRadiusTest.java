package dev.fleetledger.judgement.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defaults: from 10 clusters on if they are more than 30 % of the fleet; an end in 3 clusters or more. */
class BlastRadiusTest {

    @ParameterizedTest(name = "{0} changed and {1} ended of {2}: {3}")
    @CsvSource({
        // Exactly the share, one cluster more, one less.
        "30, 0, 100, false", "31, 0, 100, true", "29, 0, 100, false",
        // Below ten clusters any share, even all of them.
        "9, 0, 9, false", "10, 0, 10, true", "10, 0, 33, true", "10, 0, 34, false",
        // Ended clusters count among the touched ones.
        "29, 2, 100, true", "28, 2, 100, false", "8, 2, 10, true",
        // A mass delete, whatever its share and the number of changed clusters.
        "0, 3, 10000, true", "0, 2, 2, false", "5, 3, 10000, true",
        // Nothing is touched.
        "0, 0, 0, false", "0, 0, 100, false"})
    void requiresSecondPersonOverShareOrForMassDelete(int changed, int ended, int fleet, boolean expected) {
        assertThat(BlastRadius.requiresSecondPerson(DefaultSettings.VALUE, changed, ended, fleet)).isEqualTo(expected);
    }

    @Test
    void comparesLargeFleetsWithoutOverflow() {
        assertThat(BlastRadius.requiresSecondPerson(DefaultSettings.VALUE, 30_000_000, 0, 100_000_000)).isFalse();
        assertThat(BlastRadius.requiresSecondPerson(DefaultSettings.VALUE, 30_000_001, 0, 100_000_000)).isTrue();
    }
}
