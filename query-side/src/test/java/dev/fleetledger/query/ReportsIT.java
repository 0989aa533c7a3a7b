package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.query.projection.report.UnchangedReportCleanup;

/** Repeated, forged, late and malformed reports. */
class ReportsIT {

    private static final Side SIDE = Side.shared();
    private static Story story;
    private static String cluster;
    private static UUID workload;

    @BeforeAll
    static void oneDeployment() {
        story = new Story(SIDE, "reports");
        cluster = story.cluster("one");
        UUID draft = story.draft("reports-admin", "exporter", "default", List.of(cluster));
        workload = story.submit("reports-admin", draft, "exporter", "default", List.of(cluster));
        story.heartbeat(cluster, Story.applied(workload, 1, 3));
    }

    @Test
    void storesRepeatedReportOnce() {
        byte[] value = story.heartbeat(cluster);
        double repeats = counted("fleetledger.reports.repeated");
        long stored = SIDE.reportsFolded();
        story.send(cluster, SIDE.seal(cluster, story.credential(), value), value);
        Side.eventually("the repeat is counted", () -> counted("fleetledger.reports.repeated") > repeats);
        assertThat(SIDE.reportsFolded()).isEqualTo(stored);
    }

    @Test
    void dropsForgedReport() {
        byte[] value = ContractJson.MAPPER.writeValueAsBytes(new Report(cluster, 9, 9, Instant.now(), null, List.of(Story.applied(workload, 9, 0)), null));
        double dropped = dropped("forged");
        long stored = SIDE.reportsFolded();
        story.send(cluster, new byte[32], value);
        Side.eventually("the forged report is dropped", () -> dropped("forged") > dropped);
        assertThat(SIDE.reportsFolded()).isEqualTo(stored);
        assertThat(status()).isEqualTo("Running");
    }

    @Test
    void rejectsCredentialOfOtherCluster() {
        String stranger = new Story(SIDE, "stranger").credential();
        byte[] value = ContractJson.MAPPER.writeValueAsBytes(new Report(cluster, 9, 10, Instant.now(), null, List.of(), null));
        double dropped = dropped("unknown_credential");
        SIDE.send(cluster, stranger, SIDE.seal(cluster, stranger, value), value);
        Side.eventually("the report is dropped", () -> dropped("unknown_credential") > dropped);
    }

    @Test
    void acceptsBothCredentialsOnlyDuringRotation() {
        String rotated = story.cluster("rotated");
        String second = UUID.randomUUID().toString();
        SIDE.ledger.command("system", "cluster.rotate", new ClusterEvent.CredentialIssued(rotated, second, Instant.now().plusSeconds(60)));
        story.heartbeat(rotated);
        long stored = SIDE.reportsFolded();
        SIDE.report(second, new Report(rotated, 2, 1, Instant.now(), null, List.of(), null));
        Side.eventually("the report signed with the newer credential is stored", () -> SIDE.reportsFolded() == stored + 1);

        SIDE.ledger.command("system", "cluster.retire", new ClusterEvent.CredentialRetired(rotated, story.credential()));
        double dropped = dropped("retired_credential");
        SIDE.report(story.credential(), new Report(rotated, 1, 99, Instant.now(), null, List.of(), null));

        Side.eventually("the report signed with the former credential is dropped", () -> dropped("retired_credential") > dropped);
        assertThat(SIDE.reportsFolded()).isEqualTo(stored + 1);
    }

    @Test
    void parksMalformedReportWithoutBlockingOthers() {
        double parked = counted("fleetledger.reports.parked");
        byte[] garbage = "{\"cluster\":\"%s\",\"sequence\":\"x\"}".formatted(cluster).getBytes(StandardCharsets.UTF_8);
        story.send(cluster, SIDE.seal(cluster, story.credential(), garbage), garbage);
        story.heartbeat(cluster);
        assertThat(counted("fleetledger.reports.parked")).isEqualTo(parked + 1);
        JsonNode hub = story.get("reports-admin", "/api/v1/hub");
        assertThat(hub.at("/reports/parked").longValue()).isPositive();
    }

    @Test
    void parksReportWithValueThatDatabaseRejects() {
        double parked = counted("fleetledger.reports.parked");
        DeploymentFacts nul = new DeploymentFacts(workload, new DeploymentFacts.Attempt(Story.intent(workload, 1), 1, AttemptResult.REFUSED, "Bad", "a\0b"), null,
                List.of(), null, null, null, null, Instant.now());
        byte[] value = ContractJson.MAPPER.writeValueAsBytes(new Report(cluster, 1, 1_000_000, Instant.now(), null, List.of(nul), null));
        story.send(cluster, SIDE.seal(cluster, story.credential(), value), value);
        Side.eventually("the report is parked", () -> counted("fleetledger.reports.parked") > parked);
        assertThat(status()).isEqualTo("Running");
    }

    @Test
    void ignoresLateReportOfOlderGeneration() {
        story.heartbeat(cluster, Story.applied(workload, 0, 0));
        assertThat(status()).isEqualTo("Running");
    }

    @Test
    void ignoresReportAboutOtherIntentWithSameGeneration() {
        String restored = story.cluster("restored");
        UUID draft = story.draft("reports-admin", "restored", "default", List.of(restored));
        UUID wanted = story.submit("reports-admin", draft, "restored", "default", List.of(restored));
        DeploymentFacts well = Story.applied(wanted, 1, 3);
        story.heartbeat(restored, new DeploymentFacts(wanted, new DeploymentFacts.Attempt(Story.id(), 1, AttemptResult.APPLIED, null, null), well.object(),
                List.of(), null, null, null, null, Instant.now()));
        assertThat(story.get("reports-admin", "/api/v1/workloads/" + wanted).at("/status").stringValue()).isNotEqualTo("Running");
        story.heartbeat(restored, well);
        assertThat(story.get("reports-admin", "/api/v1/workloads/" + wanted).at("/status").stringValue()).isEqualTo("Running");
    }

    @Test
    void deniesUpdateOfReportsToServiceAndOwner() {
        for (var login : List.of(SIDE.database.query(), SIDE.database.owner())) {
            assertThatThrownBy(() -> {
                try (var connection = SIDE.database.connect(login); var statement = connection.createStatement()) {
                    statement.executeUpdate("update observed.reports set cluster = 'x'");
                }
            }).hasMessageMatching("(?s).*(permission denied|insert-only).*");
        }
    }

    @Test
    void retainsOnlyNewestUnchangedReport() {
        String idle = story.cluster("idle");
        for (int i = 0; i < 4; i++) {
            story.heartbeat(idle);
        }
        SIDE.bean(UnchangedReportCleanup.class).before(Instant.now().minusSeconds(3_600));
        assertThat(stored(idle)).as("no report is old enough").isEqualTo(4);
        SIDE.bean(UnchangedReportCleanup.class).before(Instant.now().plusSeconds(60));
        assertThat(stored(idle)).as("the first report, which contained changes, and the newest one").isEqualTo(2);
        assertThat(story.get("reports-admin", "/api/v1/clusters/" + idle).at("/state").stringValue()).isEqualTo("ready");
    }

    @Test
    void deniesDeletionOfReportsWithChanges() {
        assertThatThrownBy(() -> {
            try (var connection = SIDE.database.connect(SIDE.database.owner()); var statement = connection.createStatement()) {
                statement.executeUpdate("delete from observed.reports where number = (select min(number) from observed.reports)");
            }
        }).hasMessageContaining("told nothing new");
        assertThatThrownBy(() -> SIDE.sql().sql("delete from observed.reports").update()).rootCause().hasMessageContaining("permission denied");
    }

    private static long stored(String cluster) {
        return SIDE.sql().sql("select count(*) from observed.reports where cluster = ?").param(cluster).query(Long.class).single();
    }

    private static String status() {
        return story.get("reports-admin", "/api/v1/workloads/" + workload).at("/status").stringValue();
    }

    private static double counted(String name) {
        return SIDE.bean(MeterRegistry.class).counter(name).count();
    }

    private static double dropped(String reason) {
        return SIDE.bean(MeterRegistry.class).counter("fleetledger.reports.dropped", "reason", reason).count();
    }
}
