package dev.fleetledger.command.report.intake;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.ConfigurableApplicationContext;

/** Counters of the reports that a service instance has read. */
public final class Counted {

    private Counted() {}

    public static long taken(ConfigurableApplicationContext copy) {
        return (long) copy.getBean(MeterRegistry.class).counter("fleetledger.reports.taken").count();
    }

    public static long dropped(ConfigurableApplicationContext copy, String reason) {
        return (long) copy.getBean(MeterRegistry.class).counter("fleetledger.reports.dropped", "reason", reason).count();
    }
}
