package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.diff.DocumentDiff;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.form.CompletedDocuments;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.importer.ManifestImporter;
import dev.fleetledger.manifest.render.GoldenCases;
import dev.fleetledger.manifest.render.ManifestRenderer;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.yaml.YamlWriter;

/** A field given as JSON and the same field given as YAML lead to the same document. Every row has a golden case. */
class YamlRoundTripTest {
    private static final List<Step> IN_MANIFESTS = List.of(Step.BASICS, Step.CONTAINERS, Step.SERVICES, Step.ADVANCED);
    /** Fields for which Kubernetes has several fields or none. */
    private static final List<String> FORM_ONLY = List.of("createNamespace", "acknowledged", "logs", "tolerationSeconds");
    /** Zero and an empty map mean absent; with OnDelete Kubernetes has no maxUnavailable. */
    private static final Pattern SAME_AS_ABSENT =
        Pattern.compile(".*/(request|limit|divisor|nodePort) \"?0\"? -> .*|.* \\{} -> null|/advanced/upgrade/maxUnavailable 3 -> .*");

    static List<Path> cases() throws IOException {
        return GoldenCases.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void importsRenderedYamlToSameDocument(Path folder) {
        CompletedDocuments given = Defaults.fill(withoutFormOnlyFields(GoldenCases.documents(folder)));

        ImportResult importResult = ManifestImporter.fromYaml(YamlWriter.write(ManifestRenderer.render(Specification.of(given),
                GoldenCases.EU_1)));

        StepDocuments read = Defaults.fill(importResult.documents()).documents();
        assertThat(importResult.kept()).isEmpty();
        for (Step step : IN_MANIFESTS) {
            assertThat(DocumentDiff.between(step, given.documents().of(step), read.of(step)).stream()
                .map(change -> change.path() + " " + change.before() + " -> " + change.after())
                .filter(change -> !SAME_AS_ABSENT.matcher(change).matches())).isEmpty();
        }
    }

    private static StepDocuments withoutFormOnlyFields(StepDocuments stepDocuments) {
        StepDocuments remaining = StepDocuments.NONE;
        for (Step step : IN_MANIFESTS) {
            ObjectNode document = (ObjectNode) stepDocuments.of(step).deepCopy();
            document.remove(FORM_ONLY);
            document.findParents("logs").forEach(container -> ((ObjectNode) container).remove(FORM_ONLY));
            if (document.path("scheduling") instanceof ObjectNode scheduling) {
                scheduling.remove(FORM_ONLY);
            }
            // Pods carry the selector's labels, which are optional in the form and required in a manifest.
            if (document.path("selector") instanceof ObjectNode selector) {
                document.withObject("/podLabels").setAll(selector);
            }
            remaining = remaining.with(step, document);
        }
        return remaining;
    }
}
