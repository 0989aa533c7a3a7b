package dev.fleetledger.command.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;

class GrantIT {

    private final Caller admin = Fleet.one().as("admin");

    @Test
    void aGrantToAGroupCountsUntilItIsRevoked() {
        Caller eve = Fleet.one().as("eve", "platform");
        Reply before = eve.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");
        Reply given = give("{\"role\":\"NSEditor\",\"holder\":{\"kind\":\"group\",\"id\":\"platform\"},\"scope\":{\"matchLabels\":{\"region\":\"eu\"},\"namespace\":\"default\"}}");

        Reply eu = Fleet.draft(eve, Fleet.newName(), "default", "{\"clusters\":[\"eu-1\",\"eu-2\"]}").submit(eve);
        Reply us = Fleet.draft(eve, Fleet.newName(), "default", "{\"clusters\":[\"us-1\"]}").submit(eve);
        Reply revoked = admin.delete("/api/v1/grants/" + given.text("id"), "If-Match", given.etag(), "Fleetledger-Reason", "left");

        assertThat(before.status()).isEqualTo(403);
        assertThat(eu.status()).isEqualTo(202);
        assertThat(us.missingIn()).containsExactly("us-1");
        assertThat(revoked.status()).describedAs(revoked.toString()).isEqualTo(200);
        assertThat(eve.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}").status()).isEqualTo(403);
    }

    @Test
    void theLastFleetAdminStays() {
        String first = Fleet.database().queryForObject("select id::text from command.grants where role = 'FleetAdmin' and holder = 'sub-admin'", String.class);

        Reply refused = admin.delete("/api/v1/grants/" + first, "If-Match", "\"1\"");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("LastFleetAdminStays");
    }

    @Test
    void theFirstFleetAdminIsGivenByTheSystemOnce() {
        assertThat(Fleet.database().queryForList("select 1 from ledger.events where type = 'grant.given' and metadata->>'actor' = 'system'")).hasSize(1);
    }

    @Test
    void onlyWhoMayGrantAnythingGrants() {
        Reply refused = Fleet.one().as("alice").post("/api/v1/grants", "{");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("missing").path(0).path("role").asString()).isEqualTo("FleetAdmin");
    }

    @Test
    void aRoleOfANamespaceNeedsOne() {
        assertThat(give("{\"role\":\"NSEditor\",\"holder\":{\"kind\":\"user\",\"id\":\"x\"},\"scope\":{\"all\":true}}").pointers()).containsExactly("/scope/namespace");
        assertThat(give("{\"role\":\"NSEditor\",\"holder\":{\"kind\":\"user\",\"id\":\"x\"}}").pointers()).containsExactly("/scope");
        assertThat(give("{\"role\":\"King\",\"holder\":{\"kind\":\"user\",\"id\":\"x\"},\"scope\":{\"all\":true}}").pointers()).containsExactly("/role");
    }

    private Reply give(String body) {
        return admin.post("/api/v1/grants", body);
    }
}
