package dev.fleetledger.agent.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code Instant.toString()} omits trailing zeros, so one renewal in a thousand would be refused. */
class MicroTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-29T00:01:06.028Z, 2026-11-29T00:01:06.028000Z",
        "2026-11-29T00:01:06Z, 2026-11-29T00:01:06.000000Z",
        "2026-11-29T00:01:06.028123999Z, 2026-11-29T00:01:06.028123Z"})
    void hasSixDigitsAfterSecond(Instant instant, String expected) {
        assertThat(MicroTime.format(instant)).isEqualTo(expected);
    }
}
