package dev.fleetledger.manifest.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;

/** What people say in their own words stays for ever, and everybody reads it. */
class OwnWordsTest {
    @Test
    void a_credential_in_a_description_or_a_reason_is_withheld() {
        assertThat(Credentials.suspects(Step.BASICS, Json.object().put("description", "login with AKIAIOSFODNN7EXAMPL1"))).containsExactly("/description");
        assertThat(Credentials.suspects(Step.BASICS, Json.object().put("displayName", "password=hunter22"))).containsExactly("/displayName");
        var acknowledged = Json.object();
        acknowledged.putArray("acknowledged").addObject().put("pointer", "/x").put("reason", "see https://me:hunter22@git.example");
        assertThat(Credentials.suspects(Step.CONTAINERS, acknowledged)).containsExactly("/acknowledged/0/reason");
        assertThat(Credentials.isIn("login with password=hunter22")).isTrue();
    }

    @Test
    void a_telling_name_says_nothing_of_the_words_beside_it() {
        var basics = Json.object().put("name", "sync-secret").put("displayName", "sync-secret").put("description", "Copies secrets: the token stays.");

        assertThat(Credentials.suspects(Step.BASICS, basics)).isEmpty();
        assertThat(Credentials.isIn("rotated the token, no secret was lost")).isFalse();
    }
}
