package dev.fleetledger.manifest.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import dev.fleetledger.manifest.document.Sha256;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.yaml.YamlWriter;

/** Manifests are fixed bytes, in the order of application. */
class ManifestRendererTest {
    private static List<Manifest> render(String basics, String services) {
        StepDocuments stepDocuments = TestDocuments.smallest().with(Step.BASICS, TestDocuments.json(basics))
                .with(Step.SERVICES, TestDocuments.json(services));
        return ManifestRenderer.render(Specification.of(Defaults.fill(stepDocuments)), GoldenCases.EU_1);
    }

    @Test
    void rendersObjectsInOrderOfApplication() {
        List<Manifest> manifests = render("{'name': 'node-exporter', 'namespace': 'monitoring', 'createNamespace': true}",
            "{'services': [{'ports': [{'port': 1}]}, {'name': 'other', 'ports': [{'port': 1}]}]}");

        assertThat(manifests).extracting(manifest -> manifest.kind() + " " + manifest.namespace() + "/" + manifest.name()).containsExactly(
            "Namespace /monitoring", "DaemonSet monitoring/node-exporter", "Service monitoring/node-exporter", "Service monitoring/other");
    }

    @Test
    void rendersSameBytesForSameSpecification() {
        Manifest one = render("{'name': 'node-exporter', 'description': 'x'}", "{}").getFirst();
        Manifest other = render("{'description': 'x', 'name': 'node-exporter'}", "{}").getFirst();

        assertThat(one.bytes()).isEqualTo(other.bytes());
        assertThat(one.sha256()).isEqualTo(other.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void writesUtf8WithoutEscapedSurrogates() {
        Manifest manifest = render("{'name': 'node-exporter', 'description': '😀'}", "{}").getFirst();

        assertThat(new String(manifest.bytes(), StandardCharsets.UTF_8)).contains("😀").doesNotContain("\\ud83d", "\\uD83D");
    }

    @Test
    void podsCarryOurLabelOnlyIfSelectorRequiresIt() {
        StepDocuments own = TestDocuments.smallest();
        StepDocuments stated = own.with(Step.ADVANCED, TestDocuments.json("{'selector': {'app': 'a'}}"));

        assertThat(DaemonSetRenderer.podMarks(Specification.of(Defaults.fill(own)))).containsExactly("fleetledger.dev/workload");
        assertThat(DaemonSetRenderer.podMarks(Specification.of(Defaults.fill(stated)))).isEmpty();
    }

    @Test
    void treatsEmptySelectorAsAbsent() {
        StepDocuments stepDocuments = TestDocuments.smallest().with(Step.ADVANCED, TestDocuments.json("{'selector': {}}"));

        JsonNode body = ManifestRenderer.render(Specification.of(Defaults.fill(stepDocuments)), GoldenCases.EU_1).getFirst().body();

        assertThat(body.at("/spec/selector/matchLabels").propertyNames()).containsExactly("fleetledger.dev/workload");
    }

    @Test
    void bundlesAllObjectsAsOneArray() {
        List<Manifest> manifests = render("{'name': 'node-exporter'}", "{'services': [{'ports': [{'port': 1}]}]}");

        Bundle bundle = ManifestRenderer.bundle(manifests);

        JsonNode objects = TestDocuments.json(new String(bundle.bytes(), StandardCharsets.UTF_8));
        assertThat(objects.size()).isEqualTo(2);
        assertThat(objects.path(0)).isEqualTo(manifests.getFirst().body());
        assertThat(bundle.sha256()).isEqualTo(Sha256.of(bundle.bytes()));
    }

    @Test
    void printsYamlThatParsesToSameManifest() {
        List<Manifest> manifests =
                render("{'name': 'node-exporter', 'description': 'no: yes, 1.0 # \\n null ~ 0x1F', 'displayName': 'true'}", "{}");

        JsonNode read = new YAMLMapper().readTree(YamlWriter.write(manifests));

        assertThat(read).isEqualTo(manifests.getFirst().body());
    }
}
