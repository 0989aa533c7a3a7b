package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.validation.DraftValidator;

/** The whole draft is checked on every save, so a check must take milliseconds. */
class ValidationPerformanceTest {
    private static final int ITERATIONS = 300;
    /** Far above the usual time and far below what a person would notice, also on a busy machine. */
    private static final Duration LIMIT = Duration.ofMillis(50);

    @Test
    void checksWholeDraftInMilliseconds() {
        ObjectNode steps = (ObjectNode) TestDocuments.resource("spec/steps.json");
        steps.set("placement", TestDocuments.json("{'clusters': ['eu-1']}"));
        StepDocuments stepDocuments = TestDocuments.documents(steps);
        validate(stepDocuments, ITERATIONS);

        long[] durations = new long[ITERATIONS];
        for (int i = 0; i < ITERATIONS; i++) {
            long start = cpuTime();
            validate(stepDocuments, 1);
            durations[i] = cpuTime() - start;
        }
        Arrays.sort(durations);

        System.out.println("A whole draft is checked in " + durations[ITERATIONS / 2] / 1000 + " microseconds (median), "
                + durations[ITERATIONS * 99 / 100] / 1000 + " (p99) of work.");
        assertThat(Duration.ofNanos(durations[ITERATIONS / 2])).isLessThan(LIMIT);
    }

    /** CPU time of this thread, which other load on the machine doesn't affect. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void validate(StepDocuments stepDocuments, int times) {
        for (int i = 0; i < times; i++) {
            stepDocuments.byStep().forEach(ShapeValidator::check);
            DraftValidator.validate(stepDocuments);
        }
    }
}
