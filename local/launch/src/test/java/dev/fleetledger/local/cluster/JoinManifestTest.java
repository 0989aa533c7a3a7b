package dev.fleetledger.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JoinManifestTest {

    @Test
    void the_secret_holds_the_settings_of_the_agent() {
        var settings = JoinManifest.settings("""
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
    void no_secret_is_an_error() {
        assertThatThrownBy(() -> JoinManifest.settings("kind: Namespace")).hasMessageContaining("no Secret");
    }
}
