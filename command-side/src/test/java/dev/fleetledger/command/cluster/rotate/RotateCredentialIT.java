package dev.fleetledger.command.cluster.rotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.report.AgentUser;

class RotateCredentialIT {

    private final Caller admin = TestFleet.first().as("admin");
    private final String name = "c-" + TestFleet.newName();

    @Test
    void rotationReturnsSecretAndDeploymentThatRestartsAgent() {
        join();

        Reply rotated = rotate("{\"overlap\":\"PT1H\"}");

        assertThat(rotated.status()).isEqualTo(200);
        assertThat(rotated.header("Content-Type")).startsWith("text/yaml");
        List<Map<String, Object>> objects = objects(rotated);
        assertThat(objects).extracting(object -> object.get("kind")).containsExactly("Secret", "Deployment");
        Map<?, ?> secret = (Map<?, ?>) objects.getFirst().get("stringData");
        String credential = secret.get("credential").toString();
        assertThat(objects.getLast().toString()).contains("fleetledger.dev/credential=" + credential);
        AgentUser user = AgentUser.of("for tests only".getBytes(), name, credential);
        assertThat(secret.get("kafka-user")).isEqualTo(user.name());
        assertThat(secret.get("kafka-password")).isEqualTo(user.password());
    }

    @Test
    void bothCredentialsAreValidDuringOverlap() {
        join();

        rotate("{\"overlap\":\"PT1H\"}");

        assertThat(validCredentials()).hasSize(2);
        assertThat(firstExpiry()).isBetween(Instant.now().plus(Duration.ofMinutes(59)), Instant.now().plus(Duration.ofMinutes(60)));
    }

    @Test
    void retiresFormerCredentialInLedgerAfterOverlap() {
        join();
        String former = validCredentials().getFirst();

        rotate("{\"overlap\":\"PT0.5S\"}");

        TestHub.await("the former credential is retired", () -> validCredentials().size() == 1);
        assertThat(validCredentials()).doesNotContain(former);
        assertThat(TestFleet.database()
                .queryForList("select payload ->> 'credential' from ledger.events where type = 'cluster.credential-retired'"
                        + " and aggregate_identifier = ? and metadata ->> 'causation' is not null", String.class, name)).containsExactly(former);
    }

    @Test
    void overlapDefaultsToOneDay() {
        join();

        rotate("");

        assertThat(firstExpiry()).isBetween(Instant.now().plus(Duration.ofMinutes(24 * 60 - 1)), Instant.now().plus(Duration.ofHours(24)));
    }

    @Test
    void secondRotationExtendsNoFormerCredential() {
        join();
        rotate("{\"overlap\":\"PT1H\"}");

        rotate("{\"overlap\":\"PT5H\"}");

        assertThat(validCredentials()).hasSize(3);
        assertThat(firstExpiry()).isBefore(Instant.now().plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {":rotate", ":join"})
    void endsFormerCredentialImmediatelyWithoutOverlap(String command) {
        join();

        Reply reply = admin.post("/api/v1/clusters/" + name + command, command.equals(":rotate") ? "{\"overlap\":\"PT0S\"}" : "");

        assertThat(validCredentials()).singleElement().asString().isNotEmpty().satisfies(it -> assertThat(reply.body()).contains(it));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1h", "-PT1H", "P31D", ""})
    void rejectsOverlapThatIsNoDurationUpToOneMonth(String overlap) {
        join();

        Reply refused = rotate("{\"overlap\":\"" + overlap + "\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers()).containsExactly("/overlap");
        assertThat(validCredentials()).hasSize(1);
    }

    @Test
    void rejectsRotationOfClusterThatNeverJoined() {
        admin.post("/api/v1/clusters", "{\"name\":\"" + name + "\"}");

        Reply refused = rotate("");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("ClusterHasNoCredential");
    }

    @Test
    void allowsOnlyFleetAdminToRotate() {
        join();

        assertThat(TestFleet.first().as("alice").post("/api/v1/clusters/" + name + ":rotate", "").status()).isIn(403, 404);
        assertThat(validCredentials()).hasSize(1);
    }

    @Test
    void storesNeitherKeyNorPasswordInDatabase() {
        join();
        Reply rotated = admin.post("/api/v1/clusters/" + name + ":rotate", "", "Idempotency-Key", TestFleet.newKey());

        Map<?, ?> secret = (Map<?, ?>) objects(rotated).getFirst().get("stringData");
        for (String member : List.of("report-key", "kafka-password")) {
            String pattern = "%" + secret.get(member) + "%";
            assertThat(TestFleet.database().queryForList("select 1 from ledger.events where payload::text like ? or metadata::text like ?",
                    pattern, pattern)).isEmpty();
            assertThat(TestFleet.database().queryForList("select 1 from command.idempotency where body like ?", pattern)).isEmpty();
        }
    }

    private void join() {
        admin.post("/api/v1/clusters", "{\"name\":\"" + name + "\"}");
        assertThat(admin.post("/api/v1/clusters/" + name + ":join", "").status()).isEqualTo(200);
    }

    private Reply rotate(String body) {
        return admin.post("/api/v1/clusters/" + name + ":rotate", body);
    }

    private List<String> validCredentials() {
        return TestFleet.database().queryForList("select credential from command.credentials where cluster = ? and retired_at is null",
                String.class, name);
    }

    /** End of the credential that ends first. */
    private Instant firstExpiry() {
        return TestFleet.database().queryForObject("select min(valid_until) from command.credentials where cluster = ?",
                java.sql.Timestamp.class, name).toInstant();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Reply reply) {
        return StreamSupport.stream(new Yaml().loadAll(reply.body()).spliterator(), false).map(object -> (Map<String, Object>) object)
                .toList();
    }
}
