package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.manifest.render.Manifest;

/** A real API server still gives the results that {@link ApiServerConformanceTest} expects of our rules. */
class ApiServerConformanceIT {
    @Test
    void answersAsRecorded() {
        List<String> differences = new ArrayList<>();
        for (ApiServerConformanceTest.Case one : ApiServerConformanceTest.cases()) {
            var rejection = ApiServer.findRejection(one.objects().stream().map(Manifest::of).toList());
            if (rejection.isEmpty() != one.accepts()) {
                differences.add(one.id() + " " + rejection.orElse("accepted"));
            }
        }

        assertThat(differences).isEmpty();
    }
}
