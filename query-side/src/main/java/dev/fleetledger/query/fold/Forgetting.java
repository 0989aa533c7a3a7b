package dev.fleetledger.query.fold;

import java.time.Clock;
import java.time.Instant;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.platform.Settings;

/** Periodically deletes old unchanged reports. Several instances may run it at once: each skips what another has deleted. */
@Component
@Profile("!rebuild")
public class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final Repeats repeats;
    private final Settings settings;
    private final Counter forgotten;

    Forgetting(Repeats repeats, Settings settings, MeterRegistry meters) {
        this.repeats = repeats;
        this.settings = settings;
        this.forgotten = meters.counter("fleetledger.reports.forgotten");
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT15M")
    void nowAndThen() {
        try {
            before(Clock.systemUTC().instant().minus(settings.repeats()));
        } catch (RuntimeException e) {
            LOG.warn("Old reports can't be forgotten now: {}", e.toString());
        }
    }

    /**
     * @param time reports received before it are deleted, in broker time
     * @return number of deleted reports
     */
    public long before(Instant time) {
        long gone = repeats.forget(time);
        forgotten.increment(gone);
        return gone;
    }
}
