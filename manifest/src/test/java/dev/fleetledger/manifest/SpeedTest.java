package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Given;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.validation.DraftValidator;

/** The whole draft is checked on every save, so a check must take milliseconds. */
class SpeedTest {
    private static final int TIMES = 300;
    /** Far above the usual time and far below what a person would notice, also on a busy machine. */
    private static final Duration LIMIT = Duration.ofMillis(50);

    @Test
    void checksWholeDraftInMilliseconds() {
        ObjectNode steps = (ObjectNode) Given.resource("spec/steps.json");
        steps.set("placement", Given.json("{'clusters': ['eu-1']}"));
        StepDocuments stepDocuments = Given.documents(steps);
        check(stepDocuments, TIMES);

        long[] each = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = worked();
            check(stepDocuments, 1);
            each[i] = worked() - start;
        }
        Arrays.sort(each);

        System.out.println("A whole draft is checked in " + each[TIMES / 2] / 1000 + " microseconds (median), " + each[TIMES * 99 / 100] / 1000 + " (p99) of work.");
        assertThat(Duration.ofNanos(each[TIMES / 2])).isLessThan(LIMIT);
    }

    /** CPU time of this thread, which other load on the machine doesn't affect. */
    private static long worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void check(StepDocuments stepDocuments, int times) {
        for (int i = 0; i < times; i++) {
            stepDocuments.byStep().forEach(ShapeValidator::check);
            DraftValidator.validate(stepDocuments);
        }
    }
}
