package dev.fleetledger.command.reports;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.ConfigurableApplicationContext;

/** What a copy of the service says of the reports that it read. */
final class Counted {

    private Counted() {}

    static long taken(ConfigurableApplicationContext copy) {
        return (long) copy.getBean(MeterRegistry.class).counter("fleetledger.reports.taken").count();
    }

    static long dropped(ConfigurableApplicationContext copy, String reason) {
        return (long) copy.getBean(MeterRegistry.class).counter("fleetledger.reports.dropped", "reason", reason).count();
    }
}
