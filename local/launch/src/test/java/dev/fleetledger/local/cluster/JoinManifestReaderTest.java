package dev.fleetledger.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JoinManifestReaderTest {

    @Test
    void readsAgentSettingsFromSecret() {
        var settings = JoinManifestReader.settings("""
                kind: Namespace
                metadata: {name: fleetledger-system}
                ---
                kind: Secret
                stringData: {credential: c1}
                data: {report-key: YWJj}
                """);

        assertThat(settings).containsEntry("FLEETLEDGER_CREDENTIAL", "c1").containsEntry("FLEETLEDGER_REPORT_KEY", "abc").hasSize(2);
    }

    @Test
    void replacesOnlySecretByThatOfRotation() {
        var manifest = """
                # Apply this.
                kind: Namespace
                ---
                kind: Secret
                stringData: {credential: c1}
                ---
                kind: Deployment
                """;

        var renewed = JoinManifestReader.withCredential(manifest, """
                kind: Secret
                stringData: {credential: c2}
                ---
                kind: Deployment
                """);

        assertThat(renewed).isEqualTo(manifest.replace("c1", "c2"));
    }

    @Test
    void rejectsManifestWithoutSecret() {
        assertThatThrownBy(() -> JoinManifestReader.settings("kind: Namespace")).hasMessageContaining("no Secret");
    }
}
