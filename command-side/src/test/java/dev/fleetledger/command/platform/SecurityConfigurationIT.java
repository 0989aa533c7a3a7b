package dev.fleetledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.ServiceInstance;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.parts.postgres.Postgres;

class SecurityConfigurationIT {

    @Test
    void rejectsForgedToken() {
        Caller alice = TestFleet.first().as("alice");
        String forged = alice.token().substring(0, alice.token().length() - 6) + "AAAAAA";

        Reply reply = new Caller(alice.address(), forged).post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text("code")).isEqualTo("NotSignedIn");
        assertThat(reply.text("instance")).isEqualTo("/api/v1/drafts");
    }

    @Test
    void storesPersonsNameOutsideTheLedger() {
        Caller zoe = TestFleet.first().as("zoe-who-was-never-here");

        zoe.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");

        assertThat(TestFleet.database().queryForObject("select name from command.people where sub = 'sub-zoe-who-was-never-here'",
                String.class))
                .isEqualTo("zoe-who-was-never-here");
        assertThat(TestFleet.database().queryForList("select 1 from ledger.events where payload::text like '%\"zoe-who-was-never-here%'"
                + " or metadata::text like '%\"zoe-who-was-never-here%'")).isEmpty();
    }

    @Test
    void startsWithoutIssuerAndAnswersUnavailable() {
        try (ServiceInstance serviceInstance = ServiceInstance.startWithoutIssuer(Postgres.shared().freshDatabase())) {
            Reply withToken = serviceInstance.as("alice").post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");
            Reply withoutToken = serviceInstance.anonymous().post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");

            assertThat(withToken.status()).isEqualTo(503);
            assertThat(withToken.text("code")).isEqualTo("IssuerUnavailable");
            assertThat(withToken.header("Retry-After")).isNotEmpty();
            assertThat(withoutToken.status()).isEqualTo(401);
        }
    }
}
