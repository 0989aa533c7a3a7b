package dev.fleetledger.manifest.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;

/** Free texts are stored permanently, and everybody can read them. */
class FreeTextCredentialTest {
    @Test
    void findsCredentialInDescriptionAndReason() {
        assertThat(CredentialRedactor.findSuspects(Step.BASICS, Json.object().put("description", "login with AKIAIOSFODNN7EXAMPL1")))
                .containsExactly("/description");
        assertThat(CredentialRedactor.findSuspects(Step.BASICS, Json.object().put("displayName", "password=hunter22")))
                .containsExactly("/displayName");
        var acknowledged = Json.object();
        acknowledged.putArray("acknowledged").addObject().put("pointer", "/x").put("reason", "see https://me:hunter22@git.example");
        assertThat(CredentialRedactor.findSuspects(Step.CONTAINERS, acknowledged)).containsExactly("/acknowledged/0/reason");
        assertThat(CredentialRedactor.containsCredential("login with password=hunter22")).isTrue();
    }

    @Test
    void ignoresTellingNameBesideFreeText() {
        var basics = Json.object().put("name", "sync-secret").put("displayName", "sync-secret")
                .put("description", "Copies secrets: the token stays.");

        assertThat(CredentialRedactor.findSuspects(Step.BASICS, basics)).isEmpty();
        assertThat(CredentialRedactor.containsCredential("rotated the token, no secret was lost")).isFalse();
    }
}
