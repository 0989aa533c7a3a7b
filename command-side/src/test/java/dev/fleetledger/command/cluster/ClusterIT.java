package dev.fleetledger.command.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.ConcurrentCalls;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.contract.report.ReportSignature;

class ClusterIT {

    private final Caller admin = TestFleet.first().as("admin");
    private final String name = "c-" + TestFleet.newName();

    @Test
    void joinReturnsManifestsWithNewCredential() {
        register(admin);

        Reply joined = admin.post("/api/v1/clusters/" + name + ":join", "");

        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.header("Content-Type")).startsWith("text/yaml");
        assertThat(joined.etag()).isEqualTo("\"2\"");
        assertThat(joined.header("Fleetledger-Position")).isNotEmpty();
        Map<String, Object> byKind = parseByKind(joined.body());
        assertThat(byKind).containsOnlyKeys("Namespace", "ServiceAccount", "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding",
                "Secret", "Deployment");
        Map<?, ?> secret = (Map<?, ?>) ((Map<?, ?>) byKind.get("Secret")).get("stringData");
        assertThat(secret.get("cluster")).isEqualTo(name);
        assertThat(Base64.getUrlDecoder().decode(secret.get("report-key").toString()))
                .isEqualTo(ReportSignature.key("for tests only".getBytes(), name, secret.get("credential").toString()));
        assertThat(TestFleet.database()
                .queryForObject("select credential from command.credentials where cluster = ? and retired_at is null", String.class, name))
                .isEqualTo(secret.get("credential"));
    }

    @Test
    void storesNoReportKeyInDatabase() {
        register(admin);

        Reply joined = admin.post("/api/v1/clusters/" + name + ":join", "", "Idempotency-Key", TestFleet.newKey());

        String key = ((Map<?, ?>) ((Map<?, ?>) parseByKind(joined.body()).get("Secret")).get("stringData")).get("report-key").toString();
        assertThat(TestFleet.database().queryForList("select 1 from ledger.events where payload::text like ? or metadata::text like ?", "%"
                + key + "%", "%" + key + "%"))
                .isEmpty();
        assertThat(TestFleet.database().queryForList("select 1 from command.idempotency where body like ?", "%" + key + "%")).isEmpty();
    }

    @Test
    void registersNameOnceOnTwoConcurrentInstances() {
        var replies = ConcurrentCalls.run(() -> register(TestFleet.first().as("admin")), () -> register(TestFleet.second().as("admin")));

        assertThat(ConcurrentCalls.statuses(replies)).containsExactly(201, 409);
    }

    @Test
    void validatesNameAndLabelsByKubernetesSyntax() {
        Reply refused = admin.post("/api/v1/clusters", "{\"name\":\"No_\",\"labels\":{\"-bad\":\"x\",\"good\":\"a b\"}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactlyInAnyOrder("/labels/-bad", "/labels/good", "/name");
    }

    @Test
    void replacesAllLabelsAtOnce() {
        Reply registered = register(admin);

        Reply labelled = admin.put("/api/v1/clusters/" + name + "/labels", "{\"labels\":{\"tier\":\"low\"}}", "If-Match",
                registered.etag());
        Reply same = admin.put("/api/v1/clusters/" + name + "/labels", "{\"labels\":{\"tier\":\"low\"}}", "If-Match", labelled.etag());

        assertThat(labelled.etag()).isEqualTo("\"2\"");
        assertThat(same.etag()).isEqualTo("\"2\"");
        assertThat(TestFleet.database().queryForObject("select labels::text from command.clusters where name = ?", String.class, name))
                .isEqualTo("{\"tier\": \"low\"}");
    }

    @Test
    void rejectsSubmitToCordonedCluster() {
        register(admin);
        admin.post("/api/v1/clusters/" + name + ":cordon", "{\"reason\":\"repair\"}");

        Reply refused = TestFleet.draft(admin, TestFleet.newName(), "default", "{\"clusters\":[\"" + name + "\"]}").submit(admin);
        admin.post("/api/v1/clusters/" + name + ":uncordon", "");
        Reply accepted = TestFleet.draft(admin, TestFleet.newName(), "default", "{\"clusters\":[\"" + name + "\"]}").submit(admin);

        assertThat(refused.rules()).containsExactly("ClusterIsCordoned");
        assertThat(accepted.status()).isEqualTo(202);
    }

    @Test
    void requiresFleetAdminAndHidesInvisibleClusters() {
        assertThat(register(TestFleet.first().as("alice")).status()).isEqualTo(403);
        assertThat(TestFleet.first().as("alice").post("/api/v1/clusters/eu-1:cordon", "").status()).isEqualTo(403);
        assertThat(TestFleet.first().as("dave").post("/api/v1/clusters/us-1:cordon", "").status()).isEqualTo(404);
    }

    private Reply register(Caller caller) {
        return caller.post("/api/v1/clusters", "{\"name\":\"" + name + "\",\"labels\":{\"env\":\"test\"}}");
    }

    private static Map<String, Object> parseByKind(String yaml) {
        Map<String, Object> byKind = new HashMap<>();
        new Yaml().loadAll(yaml).forEach(object -> byKind.put(((Map<?, ?>) object).get("kind").toString(), object));
        return byKind;
    }

    @Test
    void rejectsClusterWithoutName() {
        for (String body : new String[] {"{\"name\":\"\"}", "{\"name\":null}", "{}"}) {
            Reply refused = admin.post("/api/v1/clusters", body);

            assertThat(refused.status()).describedAs(refused.toString()).isEqualTo(400);
            assertThat(refused.pointers()).containsExactly("/name");
        }
    }

    @Test
    void keepsOverlongNameOutOfLedger() {
        String sql = "select count(*) from ledger.events where payload::text like '%' || ? || '%'";
        String tooLong = "z".repeat(9_000);

        Reply refused = admin.post("/api/v1/clusters", "{\"name\":\"" + tooLong + "\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(TestFleet.database().queryForObject(sql, Long.class, "z".repeat(100))).isZero();
    }
}
