package dev.fleetledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Copy;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;
import dev.fleetledger.parts.postgres.Postgres;

class SecurityConfigurationIT {

    @Test
    void rejectsForgedToken() {
        Caller alice = Fleet.one().as("alice");
        String forged = alice.token().substring(0, alice.token().length() - 6) + "AAAAAA";

        Reply reply = new Caller(alice.address(), forged).post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text("code")).isEqualTo("NotSignedIn");
        assertThat(reply.text("instance")).isEqualTo("/api/v1/drafts");
    }

    @Test
    void storesPersonsNameOutsideTheLedger() {
        Caller zoe = Fleet.one().as("zoe-who-was-never-here");

        zoe.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");

        assertThat(Fleet.database().queryForObject("select name from command.people where sub = 'sub-zoe-who-was-never-here'", String.class))
                .isEqualTo("zoe-who-was-never-here");
        assertThat(Fleet.database().queryForList("select 1 from ledger.events where payload::text like '%\"zoe-who-was-never-here%'"
                + " or metadata::text like '%\"zoe-who-was-never-here%'")).isEmpty();
    }

    @Test
    void startsWithoutIssuerAndAnswersUnavailable() {
        try (Copy copy = Copy.withoutIssuer(Postgres.shared().freshDatabase())) {
            Reply away = copy.as("alice").post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");
            Reply nobody = copy.stranger().post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");

            assertThat(away.status()).isEqualTo(503);
            assertThat(away.text("code")).isEqualTo("IssuerUnavailable");
            assertThat(away.header("Retry-After")).isNotEmpty();
            assertThat(nobody.status()).isEqualTo(401);
        }
    }
}
