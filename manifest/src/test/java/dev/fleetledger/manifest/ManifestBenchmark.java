package dev.fleetledger.manifest;

import java.util.Arrays;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.validation.DraftValidator;

/** Measures a check of a whole draft, which runs on every save. It asserts nothing. */
final class ManifestBenchmark {

    private static final int ITERATIONS = 300;

    private ManifestBenchmark() {}

    public static void main(String[] arguments) {
        ObjectNode steps = (ObjectNode) TestDocuments.resource("spec/steps.json");
        steps.set("placement", TestDocuments.json("{'clusters': ['eu-1']}"));
        StepDocuments stepDocuments = TestDocuments.documents(steps);
        measure(stepDocuments);
        long[] nanos = measure(stepDocuments);
        System.out.printf("check of a whole draft: median %d µs, p99 %d µs%n", nanos[ITERATIONS / 2] / 1000, nanos[ITERATIONS * 99 / 100] / 1000);
    }

    /** @return the durations in nanoseconds, sorted */
    private static long[] measure(StepDocuments stepDocuments) {
        long[] nanos = new long[ITERATIONS];
        for (int i = 0; i < ITERATIONS; i++) {
            long start = System.nanoTime();
            stepDocuments.byStep().forEach(ShapeValidator::check);
            DraftValidator.validate(stepDocuments);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos;
    }
}
