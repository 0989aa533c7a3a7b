package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.manifest.render.Manifest;

/** The verdicts that {@link AskedTest} holds us to are those of a real API server. */
class AskedIT {
    @Test
    void theApiServerStillSaysSo() {
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
