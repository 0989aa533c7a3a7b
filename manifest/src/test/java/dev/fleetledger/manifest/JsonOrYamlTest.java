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
import dev.fleetledger.manifest.render.Golden;
import dev.fleetledger.manifest.render.ManifestRenderer;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.yaml.YamlWriter;

/** A field given as JSON and the same field given as YAML lead to the same document. Every row has a golden case. */
class JsonOrYamlTest {
    private static final List<Step> IN_MANIFESTS = List.of(Step.BASICS, Step.CONTAINERS, Step.SERVICES, Step.ADVANCED);
    /** Fields for which Kubernetes has several fields or none. */
    private static final List<String> OF_THE_FORM_ALONE = List.of("createNamespace", "acknowledged", "logs", "tolerationSeconds");
    /** Zero and an empty map mean absent; with OnDelete Kubernetes has no maxUnavailable. */
    private static final Pattern SAID_BY_ABSENCE =
        Pattern.compile(".*/(request|limit|divisor|nodePort) \"?0\"? -> .*|.* \\{} -> null|/advanced/upgrade/maxUnavailable 3 -> .*");

    static List<Path> cases() throws IOException {
        return Golden.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void importsRenderedYamlToSameDocument(Path folder) {
        CompletedDocuments given = Defaults.fill(ofKubernetes(Golden.documents(folder)));

        ImportResult importResult = ManifestImporter.fromYaml(YamlWriter.write(ManifestRenderer.render(Specification.of(given), Golden.EU_1)));

        StepDocuments read = Defaults.fill(importResult.documents()).documents();
        assertThat(importResult.kept()).isEmpty();
        for (Step step : IN_MANIFESTS) {
            assertThat(DocumentDiff.between(step, given.documents().of(step), read.of(step)).stream()
                .map(change -> change.path() + " " + change.before() + " -> " + change.after())
                .filter(change -> !SAID_BY_ABSENCE.matcher(change).matches())).isEmpty();
        }
    }

    private static StepDocuments ofKubernetes(StepDocuments stepDocuments) {
        StepDocuments left = StepDocuments.NONE;
        for (Step step : IN_MANIFESTS) {
            ObjectNode document = (ObjectNode) stepDocuments.of(step).deepCopy();
            document.remove(OF_THE_FORM_ALONE);
            document.findParents("logs").forEach(container -> ((ObjectNode) container).remove(OF_THE_FORM_ALONE));
            if (document.path("scheduling") instanceof ObjectNode scheduling) {
                scheduling.remove(OF_THE_FORM_ALONE);
            }
            // Pods carry the selector's labels, which are optional in the form and required in a manifest.
            if (document.path("selector") instanceof ObjectNode selector) {
                document.withObject("/podLabels").setAll(selector);
            }
            left = left.with(step, document);
        }
        return left;
    }
}
