package dev.fleetledger.command.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;
import dev.fleetledger.command.running.Together;
import dev.fleetledger.contract.report.ReportSignature;

class ClusterIT {

    private final Caller admin = Fleet.one().as("admin");
    private final String name = "c-" + Fleet.newName();

    @Test
    void joinReturnsManifestsWithNewCredential() {
        register(admin);

        Reply joined = admin.post("/api/v1/clusters/" + name + ":join", "");

        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.header("Content-Type")).startsWith("text/yaml");
        assertThat(joined.etag()).isEqualTo("\"2\"");
        assertThat(joined.header("Fleetledger-Position")).isNotEmpty();
        Map<String, Object> byKind = objects(joined.body());
        assertThat(byKind).containsOnlyKeys("Namespace", "ServiceAccount", "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding", "Secret", "Deployment");
        Map<?, ?> secret = (Map<?, ?>) ((Map<?, ?>) byKind.get("Secret")).get("stringData");
        assertThat(secret.get("cluster")).isEqualTo(name);
        assertThat(Base64.getUrlDecoder().decode(secret.get("report-key").toString()))
                .isEqualTo(ReportSignature.key("for tests only".getBytes(), name, secret.get("credential").toString()));
        assertThat(Fleet.database().queryForObject("select credential from command.credentials where cluster = ? and retired_at is null", String.class, name))
                .isEqualTo(secret.get("credential"));
    }

    @Test
    void storesNoReportKeyInDatabase() {
        register(admin);

        Reply joined = admin.post("/api/v1/clusters/" + name + ":join", "", "Idempotency-Key", Fleet.key());

        String key = ((Map<?, ?>) ((Map<?, ?>) objects(joined.body()).get("Secret")).get("stringData")).get("report-key").toString();
        assertThat(Fleet.database().queryForList("select 1 from ledger.events where payload::text like ? or metadata::text like ?", "%" + key + "%", "%" + key + "%"))
                .isEmpty();
        assertThat(Fleet.database().queryForList("select 1 from command.idempotency where body like ?", "%" + key + "%")).isEmpty();
    }

    @Test
    void registersNameOnceOnTwoConcurrentInstances() {
        var replies = Together.all(() -> register(Fleet.one().as("admin")), () -> register(Fleet.other().as("admin")));

        assertThat(Together.statuses(replies)).containsExactly(201, 409);
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

        Reply labelled = admin.put("/api/v1/clusters/" + name + "/labels", "{\"labels\":{\"tier\":\"low\"}}", "If-Match", registered.etag());
        Reply same = admin.put("/api/v1/clusters/" + name + "/labels", "{\"labels\":{\"tier\":\"low\"}}", "If-Match", labelled.etag());

        assertThat(labelled.etag()).isEqualTo("\"2\"");
        assertThat(same.etag()).isEqualTo("\"2\"");
        assertThat(Fleet.database().queryForObject("select labels::text from command.clusters where name = ?", String.class, name)).isEqualTo("{\"tier\": \"low\"}");
    }

    @Test
    void rejectsSubmitToCordonedCluster() {
        register(admin);
        admin.post("/api/v1/clusters/" + name + ":cordon", "{\"reason\":\"repair\"}");

        Reply refused = Fleet.draft(admin, Fleet.newName(), "default", "{\"clusters\":[\"" + name + "\"]}").submit(admin);
        admin.post("/api/v1/clusters/" + name + ":uncordon", "");
        Reply accepted = Fleet.draft(admin, Fleet.newName(), "default", "{\"clusters\":[\"" + name + "\"]}").submit(admin);

        assertThat(refused.rules()).containsExactly("ClusterIsCordoned");
        assertThat(accepted.status()).isEqualTo(202);
    }

    @Test
    void requiresFleetAdminAndHidesInvisibleClusters() {
        assertThat(register(Fleet.one().as("alice")).status()).isEqualTo(403);
        assertThat(Fleet.one().as("alice").post("/api/v1/clusters/eu-1:cordon", "").status()).isEqualTo(403);
        assertThat(Fleet.one().as("dave").post("/api/v1/clusters/us-1:cordon", "").status()).isEqualTo(404);
    }

    private Reply register(Caller caller) {
        return caller.post("/api/v1/clusters", "{\"name\":\"" + name + "\",\"labels\":{\"env\":\"test\"}}");
    }

    private static Map<String, Object> objects(String yaml) {
        Map<String, Object> byKind = new HashMap<>();
        new Yaml().loadAll(yaml).forEach(object -> byKind.put(((Map<?, ?>) object).get("kind").toString(), object));
        return byKind;
    }

    @Test
    void rejectsClusterWithoutName() {
        for (String none : new String[] {"{\"name\":\"\"}", "{\"name\":null}", "{}"}) {
            Reply refused = admin.post("/api/v1/clusters", none);

            assertThat(refused.status()).describedAs(refused.toString()).isEqualTo(400);
            assertThat(refused.pointers()).containsExactly("/name");
        }
    }

    @Test
    void keepsOverlongNameOutOfLedger() {
        String command = "select count(*) from ledger.events where payload::text like '%' || ? || '%'";
        String tooLong = "z".repeat(9_000);

        Reply refused = admin.post("/api/v1/clusters", "{\"name\":\"" + tooLong + "\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(Fleet.database().queryForObject(command, Long.class, "z".repeat(100))).isZero();
    }
}
