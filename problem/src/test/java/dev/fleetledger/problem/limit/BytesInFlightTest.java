package dev.fleetledger.problem.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BytesInFlightTest {

    private final BytesInFlight bytesInFlight = new BytesInFlight(100);
    private final BytesInFlight.Body further = bytesInFlight.begin(true);

    @Test
    void letsBodyGoOnThatOccupiesNothingMore() {
        assertThat(further.tryCharge(10)).isTrue();
        assertThat(bytesInFlight.begin(false).tryCharge(60)).isTrue();

        assertThat(further.tryCharge(0)).as("a streamed body, charged at its start").isTrue();
    }

    @Test
    void reservesSecondHalfForFirstBodies() {
        assertThat(further.tryCharge(51)).isFalse();
        assertThat(bytesInFlight.begin(false).tryCharge(100)).isTrue();
    }
}
