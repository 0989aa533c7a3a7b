package dev.fleetledger.judgement.rollout;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.rollout.RolloutEvent.Window;

/**
 * When a wave may send. A window opens on each of its days and closes at the next {@code to}, which may be on the following day; if both
 * times are equal, that is 24 hours later by the clock. A time of day that occurs twice, when clocks are set back, counts when it occurs
 * first. One that doesn't occur, when clocks are set forward, counts at the change; a window with both times in the gap doesn't open on
 * that day.
 */
public final class SendWindow {

    private record Opening(Instant from, Instant to) {}

    private final ZoneId zone;
    private final LocalTime from;
    private final LocalTime to;
    private final Set<DayOfWeek> days;

    private SendWindow(Window window) {
        zone = ZoneId.of(window.zone());
        from = LocalTime.parse(window.from());
        to = LocalTime.parse(window.to());
        days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (window.days().isEmpty() || window.days().contains(day.name().substring(0, 3))) {
                days.add(day);
            }
        }
    }

    /** Whether a wave with this window may send; without a window it always may. */
    public static boolean isOpen(@Nullable Window window, Instant at) {
        return window == null || !new SendWindow(window).nextOpening(at).from().isAfter(at);
    }

    /** Returns when the wave may send next: this time itself, if it may send now. */
    public static Instant opensAt(@Nullable Window window, Instant at) {
        if (window == null) {
            return at;
        }
        Instant from = new SendWindow(window).nextOpening(at).from();
        return from.isAfter(at) ? from : at;
    }

    /** The first opening that ends after the time. */
    private Opening nextOpening(Instant at) {
        LocalDate dayBefore = LocalDate.ofInstant(at, zone).minusDays(1);
        return Stream.iterate(dayBefore, day -> day.plusDays(1)).filter(day -> days.contains(day.getDayOfWeek())).map(this::openingOn)
                .filter(opening -> opening.to().isAfter(at) && opening.to().isAfter(opening.from())).findFirst().orElseThrow();
    }

    private Opening openingOn(LocalDate day) {
        return new Opening(instant(day.atTime(from)), instant((to.isAfter(from) ? day : day.plusDays(1)).atTime(to)));
    }

    private Instant instant(LocalDateTime time) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(time);
        return transition != null && transition.isGap() ? transition.getInstant() : time.atZone(zone).toInstant();
    }
}
