package dev.fleetledger.manifest.importer;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.OmittedObject;

/** One DaemonSet of several is imported by its name. */
class DaemonSetChoiceTest {
    private static final String LINUX = daemonSet("agent-linux", "default");
    private static final String WINDOWS = daemonSet("agent-windows", "default");
    private static final String SERVICES = """
        ---
        {apiVersion: v1, kind: Service, metadata: {name: linux}, spec: {selector: {app: agent-linux}}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: windows}, spec: {selector: {app: agent-windows}}}
        """;

    private static String daemonSet(String name, String namespace) {
        return """
            ---
            {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: %1$s, namespace: %2$s}, spec: {selector: {matchLabels: {app: %1$s}},
             template: {metadata: {labels: {app: %1$s}}, spec: {containers: [{name: agent, image: 'a:1'}]}}}}
            """.formatted(name, namespace);
    }

    private static ImportResult importYaml(String yaml, @Nullable String name) {
        return ImportSanitizer.sanitize(ManifestImporter.fromYaml(yaml, name));
    }

    @Test
    void offersNamesIfNoneIsChosen() {
        ImportResult importResult = importYaml(LINUX + WINDOWS, null);

        assertThat(importResult.choices()).containsExactly("agent-linux", "agent-windows");
        assertThat(importResult.documents()).isEqualTo(StepDocuments.NONE);
        assertThat(importResult.problems()).extracting(ShapeError::remedy)
                .containsExactly("Choose one by its name: agent-linux, agent-windows.");
    }

    @Test
    void importsChosenOneWithItsServicesOnly() {
        ImportResult importResult = importYaml(LINUX + WINDOWS + SERVICES, "agent-windows");

        assertThat(importResult.choices()).isEmpty();
        assertThat(importResult.documents().of(Step.BASICS).path("name")).isEqualTo(Json.text("agent-windows"));
        assertThat(importResult.documents().of(Step.SERVICES).at("/services/0/name")).isEqualTo(Json.text("windows"));
        assertThat(importResult.notCarried()).extracting(OmittedObject::object).containsExactly("DaemonSet agent-linux", "Service linux");
    }

    @Test
    void importsTheOnlyOneWithoutName() {
        assertThat(importYaml(LINUX, null).problems()).isEmpty();
        assertThat(importYaml(LINUX, "agent-linux").problems()).isEmpty();
    }

    @Test
    void offersNamesIfChosenOneIsUnknown() {
        assertThat(importYaml(LINUX + WINDOWS, "agent").choices()).containsExactly("agent-linux", "agent-windows");
        assertThat(importYaml(LINUX, "agent").choices()).isEmpty();
        assertThat(importYaml(LINUX, "agent").problems()).extracting(ShapeError::message)
                .containsExactly("The YAML has no DaemonSet of that name.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kube-system/agent-linux", "default/agent-linux"})
    void tellsEqualNamesApartByNamespace(String name) {
        String yaml = LINUX + daemonSet("agent-linux", "kube-system");

        assertThat(importYaml(yaml, null).choices()).containsExactly("default/agent-linux", "kube-system/agent-linux");
        assertThat(importYaml(yaml, "agent-linux").choices()).hasSize(2);
        assertThat(importYaml(yaml, name).documents().of(Step.BASICS).path("namespace")).isEqualTo(Json.text(name.split("/")[0]));
    }

    @Test
    void rejectsSameDaemonSetTwice() {
        ImportResult importResult = importYaml(LINUX + LINUX, "agent-linux");

        assertThat(importResult.choices()).isEmpty();
        assertThat(importResult.problems()).extracting(ShapeError::message)
                .containsExactly("The YAML has the DaemonSet default/agent-linux several times.");
    }

    @Test
    void ignoresErrorsOfOthers() {
        String outdated = "---\n{apiVersion: extensions/v1beta1, kind: DaemonSet, metadata: {name: old}, spec: {template: 1}}\n";

        assertThat(importYaml(LINUX + outdated, "agent-linux").problems()).isEmpty();
        assertThat(importYaml(LINUX + outdated, "old").problems()).isNotEmpty();
    }

    @Test
    void namesRollingUpdateThatOnDeleteIgnores() {
        ImportResult importResult = importYaml(LINUX.replace("spec: {selector",
                "spec: {updateStrategy: {type: OnDelete, rollingUpdate: {maxUnavailable: 1}}, selector"), null);

        assertThat(importResult.documents().of(Step.ADVANCED).at("/upgrade/method")).isEqualTo(Json.text("OnDelete"));
        assertThat(importResult.notCarried()).extracting(OmittedObject::object)
                .containsExactly("DaemonSet agent-linux: spec.updateStrategy.rollingUpdate");
    }
}
