package dev.fleetledger.judgement.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fleetledger.contract.rollout.RolloutEvent.Window;

/** 2026-06-01 is a Monday. In Berlin clocks are set forward on 2026-03-29 at 02:00, and back on 2026-10-25 at 03:00; both are Sundays. */
class SendWindowTest {

    private static final Window MONDAYS = new Window(List.of("MON"), "08:00", "18:00", "Europe/Berlin");
    private static final Window MONDAY_NIGHTS = new Window(List.of("MON"), "22:00", "04:00", "Europe/Berlin");

    @Test
    void isAlwaysOpenWithoutWindow() {
        Instant now = Instant.parse("2026-06-01T12:00:00Z");
        assertThat(SendWindow.isOpen(null, now)).isTrue();
        assertThat(SendWindow.opensAt(null, now)).isEqualTo(now);
    }

    @ParameterizedTest
    @CsvSource({
            "2026-06-01T05:59:59.999Z, false", "2026-06-01T06:00:00Z, true",
            "2026-06-01T15:59:59.999Z, true", "2026-06-01T16:00:00Z, false",
            "2026-06-02T12:00:00Z, false", "2026-06-08T12:00:00Z, true"})
    void isOpenFromFirstTimeUntilBeforeSecondOnItsDays(Instant at, boolean open) {
        assertThat(SendWindow.isOpen(MONDAYS, at)).isEqualTo(open);
    }

    @Test
    void opensOnItsNextDay() {
        Instant tuesday = Instant.parse("2026-06-02T07:00:00Z");
        assertThat(SendWindow.opensAt(MONDAYS, tuesday)).isEqualTo("2026-06-08T06:00:00Z");
        assertCloses(MONDAYS, Instant.parse("2026-06-08T16:00:00Z"));
    }

    @Test
    void opensNowWhileItIsOpen() {
        Instant monday = Instant.parse("2026-06-01T07:00:00Z");
        assertThat(SendWindow.opensAt(MONDAYS, monday)).isEqualTo(monday);
        assertCloses(MONDAYS, Instant.parse("2026-06-01T16:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
            "2026-06-01T01:00:00Z, false", "2026-06-01T20:00:00Z, true",
            "2026-06-02T01:59:59Z, true", "2026-06-02T02:00:00Z, false", "2026-06-02T20:00:00Z, false"})
    void countsAsTheDayOnWhichItOpensPastMidnight(Instant at, boolean open) {
        assertThat(SendWindow.isOpen(MONDAY_NIGHTS, at)).isEqualTo(open);
    }

    @Test
    void opensEveryDayIfItNamesNone() {
        Window everyDay = new Window(List.of(), "08:00", "09:00", "UTC");
        assertThat(SendWindow.opensAt(everyDay, Instant.parse("2026-06-06T09:00:00Z"))).isEqualTo("2026-06-07T08:00:00Z");
    }

    @Test
    void isOpenForOneDayIfBothTimesAreEqual() {
        Window sundays = new Window(List.of("SUN"), "00:00", "00:00", "UTC");
        assertThat(SendWindow.opensAt(sundays, Instant.parse("2026-06-01T00:00:00Z"))).isEqualTo("2026-06-07T00:00:00Z");
        assertCloses(sundays, Instant.parse("2026-06-08T00:00:00Z"));
    }

    /** Both windows are as on the clock: the first is an hour shorter or longer than on other nights, the second opens at 08:00. */
    @ParameterizedTest
    @CsvSource({
            "SAT, 22:00, 04:00, 2026-03-28T12:00:00Z, 2026-03-28T21:00:00Z, 2026-03-29T02:00:00Z",
            "SUN, 08:00, 09:00, 2026-03-28T12:00:00Z, 2026-03-29T06:00:00Z, 2026-03-29T07:00:00Z",
            "SAT, 22:00, 04:00, 2026-10-24T12:00:00Z, 2026-10-24T20:00:00Z, 2026-10-25T03:00:00Z",
            "SUN, 08:00, 09:00, 2026-10-24T12:00:00Z, 2026-10-25T07:00:00Z, 2026-10-25T08:00:00Z"})
    void followsTheClockWhereItIsSet(String day, String from, String to, Instant at, Instant opens, Instant closes) {
        Window window = new Window(List.of(day), from, to, "Europe/Berlin");
        assertThat(SendWindow.opensAt(window, at)).isEqualTo(opens);
        assertCloses(window, closes);
    }

    @ParameterizedTest
    @CsvSource({
            "02:30, 04:00, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
            "01:00, 02:30, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
            "02:00, 03:00, 2026-04-05T00:00:00Z, 2026-04-05T01:00:00Z"})
    void countsTimeThatDoesNotOccurAtTheChange(String from, String to, Instant opens, Instant closes) {
        Window window = new Window(List.of("SUN"), from, to, "Europe/Berlin");
        Instant dayBefore = Instant.parse("2026-03-28T12:00:00Z");
        assertThat(SendWindow.opensAt(window, dayBefore)).isEqualTo(opens);
        assertCloses(window, closes);
    }

    @ParameterizedTest
    @CsvSource({
            "02:30, 04:00, 2026-10-25T00:30:00Z, 2026-10-25T03:00:00Z",
            "01:00, 02:30, 2026-10-24T23:00:00Z, 2026-10-25T00:30:00Z",
            "02:00, 03:00, 2026-10-25T00:00:00Z, 2026-10-25T02:00:00Z"})
    void countsTimeThatOccursTwiceWhenItOccursFirst(String from, String to, Instant opens, Instant closes) {
        Window window = new Window(List.of("SUN"), from, to, "Europe/Berlin");
        Instant dayBefore = Instant.parse("2026-10-24T12:00:00Z");
        assertThat(SendWindow.opensAt(window, dayBefore)).isEqualTo(opens);
        assertCloses(window, closes);
    }

    private static void assertCloses(Window window, Instant at) {
        assertThat(SendWindow.isOpen(window, at.minusMillis(1))).isTrue();
        assertThat(SendWindow.isOpen(window, at)).isFalse();
    }
}
