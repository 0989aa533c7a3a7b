package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.render.GoldenCases;
import dev.fleetledger.manifest.render.Manifest;
import dev.fleetledger.manifest.render.ManifestRenderer;
import dev.fleetledger.manifest.render.Specification;

/** Kubernetes accepts what we accept: golden cases and the inner side of every limit, by server-side dry run. */
class ApiServerIT {
    static List<Path> goldenCases() throws IOException {
        return GoldenCases.cases();
    }

    static Stream<LimitsTest.Case> insideCases() {
        return LimitsTest.cases().filter(LimitsTest.Case::inside);
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void acceptsGoldenManifests(Path folder) {
        assertThat(ApiServer.findRejection(rendered(GoldenCases.documents(folder)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("insideCases")
    void acceptsValuesWithinLimits(LimitsTest.Case one) {
        assertThat(ApiServer.findRejection(rendered(one.documents()))).isEmpty();
    }

    private static List<Manifest> rendered(StepDocuments stepDocuments) {
        return ManifestRenderer.render(Specification.of(Defaults.fill(stepDocuments)), GoldenCases.EU_1);
    }
}
