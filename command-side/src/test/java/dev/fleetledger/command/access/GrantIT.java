package dev.fleetledger.command.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

class GrantIT {

    private final Caller admin = TestFleet.first().as("admin");

    @Test
    void groupGrantAppliesUntilRevoked() {
        Caller eve = TestFleet.first().as("eve", "platform");
        Reply before = eve.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");
        Reply given = postGrant("{\"role\":\"NSEditor\",\"holder\":{\"kind\":\"group\",\"id\":\"platform\"},\"scope\":{\"matchLabels\":{\"region\":\"eu\"},\"namespace\":\"default\"}}");

        Reply eu = TestFleet.draft(eve, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\",\"eu-2\"]}").submit(eve);
        Reply us = TestFleet.draft(eve, TestFleet.newName(), "default", "{\"clusters\":[\"us-1\"]}").submit(eve);
        Reply revoked = admin.delete("/api/v1/grants/" + given.text("id"), "If-Match", given.etag(), "Fleetledger-Reason", "left");

        assertThat(before.status()).isEqualTo(403);
        assertThat(eu.status()).isEqualTo(202);
        assertThat(us.missingIn()).containsExactly("us-1");
        assertThat(revoked.status()).describedAs(revoked.toString()).isEqualTo(200);
        assertThat(eve.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}").status()).isEqualTo(403);
    }

    @Test
    void rejectsRevokingLastFleetAdmin() {
        String first = TestFleet.database()
                .queryForObject("select id::text from command.grants where role = 'FleetAdmin' and holder = 'sub-admin'", String.class);

        Reply refused = admin.delete("/api/v1/grants/" + first, "If-Match", "\"1\"");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("LastFleetAdminStays");
    }

    @Test
    void systemGrantsFirstFleetAdminOnce() {
        assertThat(TestFleet.database()
                .queryForList("select 1 from ledger.events where type = 'grant.given' and metadata->>'actor' = 'system'")).hasSize(1);
    }

    @Test
    void refusesToGrantBeyondOwnRole() {
        Reply refused = TestFleet.first().as("alice").post("/api/v1/grants",
                "{\"role\":\"Auditor\",\"holder\":{\"kind\":\"user\",\"id\":\"x\"}}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("missing").path(0).path("role").asString()).isEqualTo("FleetAdmin");
    }

    @Test
    void namespaceAdminGrantsAndRevokesInOwnScopeOnly() {
        Caller nina = TestFleet.first().as("nina");
        postGrant("{\"role\":\"NSAdmin\",\"holder\":{\"kind\":\"user\",\"id\":\"sub-nina\"},"
                + "\"scope\":{\"clusters\":[\"eu-1\"],\"namespace\":\"default\"}}");
        Reply outside = grant("{\"kind\":\"user\",\"id\":\"y\"}", "{\"clusters\":[\"us-1\"],\"namespace\":\"default\"}", "NSViewer");

        Reply given = grant(nina, "NSEditor", "{\"clusters\":[\"eu-1\"],\"namespace\":\"default\"}");
        Reply elsewhere = grant(nina, "NSEditor", "{\"clusters\":[\"eu-1\",\"us-1\"],\"namespace\":\"default\"}");
        Reply everywhere = grant(nina, "NSViewer", "{\"all\":true,\"namespace\":\"default\"}");
        Reply higher = grant(nina, "ClusterAdmin", "{\"clusters\":[\"eu-1\"]}");
        Reply revoked = nina.delete("/api/v1/grants/" + given.text("id"), "If-Match", given.etag());
        Reply notHers = nina.delete("/api/v1/grants/" + outside.text("id"), "If-Match", outside.etag());

        assertThat(given.status()).describedAs(given.toString()).isEqualTo(201);
        assertThat(elsewhere.missingIn()).containsExactly("us-1");
        assertThat(everywhere.status()).isEqualTo(403);
        assertThat(higher.status()).isEqualTo(403);
        assertThat(revoked.status()).describedAs(revoked.toString()).isEqualTo(200);
        assertThat(notHers.status()).isEqualTo(404);
    }

    @Test
    void acceptsClusterNamedTwice() {
        Caller twice = TestFleet.first().as("twice");

        Reply given = postGrant("{\"role\":\"NSEditor\",\"holder\":{\"kind\":\"user\",\"id\":\"sub-twice\"},"
                + "\"scope\":{\"clusters\":[\"eu-1\",\"eu-1\"],\"namespace\":\"default\"}}");
        Reply started = twice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");

        assertThat(given.status()).describedAs(given.toString()).isEqualTo(201);
        assertThat(started.status()).describedAs(started.toString()).isEqualTo(201);
    }

    @Test
    void clusterAdminGrantsByLabelsOfOwnScope() {
        Caller claus = TestFleet.first().as("claus");
        postGrant("{\"role\":\"ClusterAdmin\",\"holder\":{\"kind\":\"user\",\"id\":\"sub-claus\"},"
                + "\"scope\":{\"matchLabels\":{\"region\":\"eu\"}}}");

        assertThat(grant(claus, "NSAdmin", "{\"clusters\":[\"eu-2\"],\"namespace\":\"x\"}").status()).isEqualTo(201);
        assertThat(grant(claus, "NSAdmin", "{\"matchLabels\":{\"region\":\"eu\"},\"namespace\":\"x\"}").status()).isEqualTo(201);
        assertThat(grant(claus, "NSAdmin", "{\"clusters\":[\"us-1\"],\"namespace\":\"x\"}").missingIn()).containsExactly("us-1");
        assertThat(grant(claus, "ClusterAdmin", "{\"clusters\":[\"eu-2\"]}").status()).isEqualTo(403);
        assertThat(grant(claus, "FleetAdmin", "{\"all\":true}").status()).isEqualTo(403);
    }

    @Test
    void rejectsNamespaceRoleWithoutNamespaceAndUnknownRole() {
        assertThat(postGrant("{\"role\":\"NSEditor\",\"holder\":{\"kind\":\"user\",\"id\":\"x\"},\"scope\":{\"all\":true}}").pointers())
                .containsExactly("/scope/namespace");
        assertThat(postGrant("{\"role\":\"NSEditor\",\"holder\":{\"kind\":\"user\",\"id\":\"x\"}}").pointers()).containsExactly("/scope");
        assertThat(postGrant("{\"role\":\"King\",\"holder\":{\"kind\":\"user\",\"id\":\"x\"},\"scope\":{\"all\":true}}").pointers())
                .containsExactly("/role");
    }

    private Reply postGrant(String body) {
        return admin.post("/api/v1/grants", body);
    }

    @Test
    void rejectsGrantWithEmptyOrOverlongFields() {
        for (String role : java.util.List.of("null", "\"\"")) {
            assertThat(postGrant("{\"role\":" + role + ",\"holder\":{\"kind\":\"user\",\"id\":\"x\"},\"scope\":{\"all\":true}}").pointers())
                    .contains("/role");
        }
        assertThat(grant("{\"kind\":\"\",\"id\":\"\"}", "{\"all\":true}", "ClusterAdmin").pointers())
                .containsExactlyInAnyOrder("/holder/kind", "/holder/id");
        assertThat(grant("{\"kind\":\"user\",\"id\":\"" + "x".repeat(256) + "\"}", "{\"all\":true}", "ClusterAdmin").pointers())
                .containsExactly("/holder/id");
    }

    @Test
    void rejectsFleetWideRoleInPartialScope() {
        String anyHolder = "{\"kind\":\"user\",\"id\":\"x\"}";

        assertThat(grant(anyHolder, "{\"clusters\":[\"eu-1\"]}", "FleetAdmin").pointers()).containsExactly("/scope/clusters");
        assertThat(grant(anyHolder, "{\"matchLabels\":{\"region\":\"eu\"}}", "Auditor").pointers()).containsExactly("/scope/matchLabels");
        assertThat(grant(anyHolder, "{\"all\":true,\"namespace\":\"default\"}", "FleetAdmin").pointers())
                .containsExactly("/scope/namespace");
    }

    @Test
    void rejectsInvalidNamesAndLabelsInScope() {
        String anyHolder = "{\"kind\":\"user\",\"id\":\"x\"}";

        assertThat(grant(anyHolder, "{\"clusters\":[\"No_\"]}", "ClusterAdmin").pointers()).containsExactly("/scope/clusters");
        assertThat(grant(anyHolder, "{\"matchLabels\":{\"-x\":\"y\"}}", "ClusterAdmin").pointers()).containsExactly("/scope/matchLabels");
        assertThat(grant(anyHolder, "{\"all\":true,\"namespace\":\"No_\"}", "NSEditor").pointers()).containsExactly("/scope/namespace");
    }

    @Test
    void ignoresStoredGrantOfUnknownRole() {
        TestFleet.database().update("insert into command.grants (id, role, holder_kind, holder, everywhere, clusters, match_labels)"
                + " values (gen_random_uuid(), '', 'user', 'sub-ghost', true, '{}', '{}')");

        assertThat(TestFleet.first().as("ghost").post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}").status()).isEqualTo(403);
    }

    private static Reply grant(Caller giver, String role, String scope) {
        return giver.post("/api/v1/grants",
                "{\"role\":\"" + role + "\",\"holder\":{\"kind\":\"user\",\"id\":\"x\"},\"scope\":" + scope + "}");
    }

    private Reply grant(String holder, String scope, String role) {
        return postGrant("{\"role\":\"" + role + "\",\"holder\":" + holder + ",\"scope\":" + scope + "}");
    }
}
