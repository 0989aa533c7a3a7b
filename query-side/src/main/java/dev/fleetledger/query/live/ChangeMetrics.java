package dev.fleetledger.query.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

/** Metrics of live updates. */
@Component
class ChangeMetrics {

    private final MeterRegistry meters;
    private final Timer delay;

    ChangeMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.delay = meters.timer("fleetledger.changes.delay");
    }

    void countListeners(IntSupplier listeners) {
        Gauge.builder("fleetledger.changes.listeners", listeners::getAsInt).register(meters);
    }

    void countEnd(StreamEnd end) {
        meters.counter("fleetledger.changes.ended", "reason", end.label()).increment();
    }

    /** Records the time from the transaction that made a change until it is offered to the listeners. */
    void recordDelay(Instant madeAt) {
        Duration elapsed = Duration.between(madeAt, Clock.systemUTC().instant());
        delay.record(elapsed.isNegative() ? Duration.ZERO : elapsed);
    }
}
