package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.manifest.render.Manifest;

/** A real API server still gives the results that {@link AskedTest} expects of our rules. */
class AskedIT {
    @Test
    void answersAsRecorded() {
        List<String> otherwise = new ArrayList<>();
        for (AskedTest.Case one : AskedTest.cases()) {
            var refusal = ApiServer.refusal(one.objects().stream().map(Manifest::of).toList());
            if (refusal.isEmpty() != one.accepts()) {
                otherwise.add(one.id() + " " + refusal.orElse("accepted"));
            }
        }

        assertThat(otherwise).isEmpty();
    }
}
