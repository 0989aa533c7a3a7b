package dev.fleetledger.command.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;

class GrantIT {

    private final Caller admin = Fleet.one().as("admin");

    @Test
    void groupGrantAppliesUntilRevoked() {
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
    void rejectsRevokingLastFleetAdmin() {
        String first = Fleet.database().queryForObject("select id::text from command.grants where role = 'FleetAdmin' and holder = 'sub-admin'", String.class);

        Reply refused = admin.delete("/api/v1/grants/" + first, "If-Match", "\"1\"");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("LastFleetAdminStays");
    }

    @Test
    void systemGrantsFirstFleetAdminOnce() {
        assertThat(Fleet.database().queryForList("select 1 from ledger.events where type = 'grant.given' and metadata->>'actor' = 'system'")).hasSize(1);
    }

    @Test
    void allowsOnlyFleetAdminToGrant() {
        Reply refused = Fleet.one().as("alice").post("/api/v1/grants", "{");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("missing").path(0).path("role").asString()).isEqualTo("FleetAdmin");
    }

    @Test
    void rejectsNamespaceRoleWithoutNamespaceAndUnknownRole() {
        assertThat(give("{\"role\":\"NSEditor\",\"holder\":{\"kind\":\"user\",\"id\":\"x\"},\"scope\":{\"all\":true}}").pointers()).containsExactly("/scope/namespace");
        assertThat(give("{\"role\":\"NSEditor\",\"holder\":{\"kind\":\"user\",\"id\":\"x\"}}").pointers()).containsExactly("/scope");
        assertThat(give("{\"role\":\"King\",\"holder\":{\"kind\":\"user\",\"id\":\"x\"},\"scope\":{\"all\":true}}").pointers()).containsExactly("/role");
    }

    private Reply give(String body) {
        return admin.post("/api/v1/grants", body);
    }

    @Test
    void rejectsGrantWithEmptyOrOverlongFields() {
        for (String role : java.util.List.of("null", "\"\"")) {
            assertThat(give("{\"role\":" + role + ",\"holder\":{\"kind\":\"user\",\"id\":\"x\"},\"scope\":{\"all\":true}}").pointers()).contains("/role");
        }
        assertThat(to("{\"kind\":\"\",\"id\":\"\"}", "{\"all\":true}", "ClusterAdmin").pointers()).containsExactlyInAnyOrder("/holder/kind", "/holder/id");
        assertThat(to("{\"kind\":\"user\",\"id\":\"" + "x".repeat(256) + "\"}", "{\"all\":true}", "ClusterAdmin").pointers()).containsExactly("/holder/id");
    }

    @Test
    void rejectsFleetWideRoleInPartialScope() {
        String somebody = "{\"kind\":\"user\",\"id\":\"x\"}";

        assertThat(to(somebody, "{\"clusters\":[\"eu-1\"]}", "FleetAdmin").pointers()).containsExactly("/scope/clusters");
        assertThat(to(somebody, "{\"matchLabels\":{\"region\":\"eu\"}}", "Auditor").pointers()).containsExactly("/scope/matchLabels");
        assertThat(to(somebody, "{\"all\":true,\"namespace\":\"default\"}", "FleetAdmin").pointers()).containsExactly("/scope/namespace");
    }

    @Test
    void rejectsInvalidNamesAndLabelsInScope() {
        String somebody = "{\"kind\":\"user\",\"id\":\"x\"}";

        assertThat(to(somebody, "{\"clusters\":[\"No_\"]}", "ClusterAdmin").pointers()).containsExactly("/scope/clusters");
        assertThat(to(somebody, "{\"matchLabels\":{\"-x\":\"y\"}}", "ClusterAdmin").pointers()).containsExactly("/scope/matchLabels");
        assertThat(to(somebody, "{\"all\":true,\"namespace\":\"No_\"}", "NSEditor").pointers()).containsExactly("/scope/namespace");
    }

    @Test
    void ignoresStoredGrantOfUnknownRole() {
        Fleet.database().update("insert into command.grants (id, role, holder_kind, holder, everywhere, clusters, match_labels)"
                + " values (gen_random_uuid(), '', 'user', 'sub-ghost', true, '{}', '{}')");

        assertThat(Fleet.one().as("ghost").post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}").status()).isEqualTo(403);
    }

    private Reply to(String holder, String scope, String role) {
        return give("{\"role\":\"" + role + "\",\"holder\":" + holder + ",\"scope\":" + scope + "}");
    }
}
