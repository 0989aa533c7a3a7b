package dev.fleetledger.command.report.intake;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.ConfigurableApplicationContext;

/** Counters of the reports that a service instance has read. */
public final class ReportCounters {

    private ReportCounters() {}

    public static long accepted(ConfigurableApplicationContext instance) {
        return (long) instance.getBean(MeterRegistry.class).counter("fleetledger.reports.taken").count();
    }

    public static long dropped(ConfigurableApplicationContext instance, String reason) {
        return (long) instance.getBean(MeterRegistry.class).counter("fleetledger.reports.dropped", "reason", reason).count();
    }
}
