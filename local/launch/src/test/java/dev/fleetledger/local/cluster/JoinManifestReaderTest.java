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
    void rejectsManifestWithoutSecret() {
        assertThatThrownBy(() -> JoinManifestReader.settings("kind: Namespace")).hasMessageContaining("no Secret");
    }
}
