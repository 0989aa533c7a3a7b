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
class ReportIntakeIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static TestFleet testFleet;
    private static String cluster;
    private static UUID workload;

    @BeforeAll
    static void createDeployment() {
        testFleet = new TestFleet(QUERY_SIDE, "reports");
        cluster = testFleet.registerCluster("one");
        UUID draft = testFleet.createDraft("reports-admin", "exporter", "default", List.of(cluster));
        workload = testFleet.submit("reports-admin", draft, "exporter", "default", List.of(cluster));
        testFleet.sendReport(cluster, TestFleet.appliedFacts(workload, 1, 3));
    }

    @Test
    void storesRepeatedReportOnce() {
        byte[] value = testFleet.sendReport(cluster);
        double repeats = counterValue("fleetledger.reports.repeated");
        long stored = QUERY_SIDE.storedReportCount();
        testFleet.send(cluster, QUERY_SIDE.sign(cluster, testFleet.credential(), value), value);
        TestQuerySide.eventually("the repeat is counted", () -> counterValue("fleetledger.reports.repeated") > repeats);
        assertThat(QUERY_SIDE.storedReportCount()).isEqualTo(stored);
    }

    @Test
    void dropsForgedReport() {
        byte[] value = ContractJson.MAPPER.writeValueAsBytes(new Report(cluster, 9, 9, Instant.now(), null,
                List.of(TestFleet.appliedFacts(workload, 9, 0)), null));
        double dropped = droppedCount("forged");
        long stored = QUERY_SIDE.storedReportCount();
        testFleet.send(cluster, new byte[32], value);
        TestQuerySide.eventually("the forged report is dropped", () -> droppedCount("forged") > dropped);
        assertThat(QUERY_SIDE.storedReportCount()).isEqualTo(stored);
        assertThat(status()).isEqualTo("Running");
    }

    @Test
    void dropsReportWithEmptyHeaderWithoutBlockingOthers() {
        double dropped = droppedCount("unsealed");
        QUERY_SIDE.send(cluster, null, new byte[32], new byte[] {1});
        testFleet.sendReport(cluster);
        assertThat(droppedCount("unsealed")).isEqualTo(dropped + 1);
    }

    @Test
    void rejectsCredentialOfOtherCluster() {
        String stranger = new TestFleet(QUERY_SIDE, "stranger").credential();
        byte[] value = ContractJson.MAPPER.writeValueAsBytes(new Report(cluster, 9, 10, Instant.now(), null, List.of(), null));
        double dropped = droppedCount("unknown_credential");
        QUERY_SIDE.send(cluster, stranger, QUERY_SIDE.sign(cluster, stranger, value), value);
        TestQuerySide.eventually("the report is dropped", () -> droppedCount("unknown_credential") > dropped);
    }

    @Test
    void acceptsBothCredentialsOnlyDuringRotation() {
        String rotated = testFleet.registerCluster("rotated");
        String second = UUID.randomUUID().toString();
        QUERY_SIDE.ledger.append("system", "cluster.rotate",
                new ClusterEvent.CredentialIssued(rotated, second, Instant.now().plusSeconds(60)));
        testFleet.sendReport(rotated);
        long stored = QUERY_SIDE.storedReportCount();
        QUERY_SIDE.sendReport(second, new Report(rotated, 2, 1, Instant.now(), null, List.of(), null));
        TestQuerySide.eventually("the report signed with the newer credential is stored", () -> QUERY_SIDE.storedReportCount() == stored
                + 1);

        QUERY_SIDE.ledger.append("system", "cluster.retire", new ClusterEvent.CredentialRetired(rotated, testFleet.credential()));
        double dropped = droppedCount("retired_credential");
        QUERY_SIDE.sendReport(testFleet.credential(), new Report(rotated, 1, 99, Instant.now(), null, List.of(), null));

        TestQuerySide.eventually("the report signed with the former credential is dropped",
                () -> droppedCount("retired_credential") > dropped);
        assertThat(QUERY_SIDE.storedReportCount()).isEqualTo(stored + 1);
    }

    @Test
    void parksMalformedReportWithoutBlockingOthers() {
        double parked = counterValue("fleetledger.reports.parked");
        byte[] garbage = "{\"cluster\":\"%s\",\"sequence\":\"x\"}".formatted(cluster).getBytes(StandardCharsets.UTF_8);
        testFleet.send(cluster, QUERY_SIDE.sign(cluster, testFleet.credential(), garbage), garbage);
        testFleet.sendReport(cluster);
        assertThat(counterValue("fleetledger.reports.parked")).isEqualTo(parked + 1);
        JsonNode hub = testFleet.get("reports-admin", "/api/v1/hub");
        assertThat(hub.at("/reports/parked").longValue()).isPositive();
    }

    @Test
    void parksReportWithValueThatDatabaseRejects() {
        double parked = counterValue("fleetledger.reports.parked");
        DeploymentFacts nul = new DeploymentFacts(workload, new DeploymentFacts.Attempt(TestFleet.intentId(workload, 1), 1,
                AttemptResult.REFUSED, "Bad", "a\0b"), null,
                List.of(), null, null, null, null, Instant.now());
        byte[] value = ContractJson.MAPPER.writeValueAsBytes(new Report(cluster, 1, 1_000_000, Instant.now(), null, List.of(nul), null));
        testFleet.send(cluster, QUERY_SIDE.sign(cluster, testFleet.credential(), value), value);
        TestQuerySide.eventually("the report is parked", () -> counterValue("fleetledger.reports.parked") > parked);
        assertThat(status()).isEqualTo("Running");
    }

    @Test
    void ignoresLateReportOfOlderGeneration() {
        testFleet.sendReport(cluster, TestFleet.appliedFacts(workload, 0, 0));
        assertThat(status()).isEqualTo("Running");
    }

    @Test
    void ignoresReportAboutOtherIntentWithSameGeneration() {
        String restored = testFleet.registerCluster("restored");
        UUID draft = testFleet.createDraft("reports-admin", "restored", "default", List.of(restored));
        UUID wanted = testFleet.submit("reports-admin", draft, "restored", "default", List.of(restored));
        DeploymentFacts matchingFacts = TestFleet.appliedFacts(wanted, 1, 3);
        testFleet.sendReport(restored, new DeploymentFacts(wanted, new DeploymentFacts.Attempt(TestFleet.newId(), 1, AttemptResult.APPLIED,
                null, null), matchingFacts.object(),
                List.of(), null, null, null, null, Instant.now()));
        assertThat(testFleet.get("reports-admin", "/api/v1/workloads/" + wanted).at("/status").stringValue()).isNotEqualTo("Running");
        testFleet.sendReport(restored, matchingFacts);
        assertThat(testFleet.get("reports-admin", "/api/v1/workloads/" + wanted).at("/status").stringValue()).isEqualTo("Running");
    }

    @Test
    void deniesUpdateOfReportsToServiceAndOwner() {
        for (var login : List.of(QUERY_SIDE.database.query(), QUERY_SIDE.database.owner())) {
            assertThatThrownBy(() -> {
                try (var connection = QUERY_SIDE.database.connect(login); var statement = connection.createStatement()) {
                    statement.executeUpdate("update observed.reports set cluster = 'x'");
                }
            }).hasMessageMatching("(?s).*(permission denied|insert-only).*");
        }
    }

    @Test
    void retainsOnlyNewestUnchangedReport() {
        String idle = testFleet.registerCluster("idle");
        for (int i = 0; i < 4; i++) {
            testFleet.sendReport(idle);
        }
        QUERY_SIDE.bean(UnchangedReportCleanup.class).deleteBefore(Instant.now().minusSeconds(3_600));
        assertThat(storedCount(idle)).as("no report is old enough").isEqualTo(4);
        QUERY_SIDE.bean(UnchangedReportCleanup.class).deleteBefore(Instant.now().plusSeconds(60));
        assertThat(storedCount(idle)).as("the first report, which contained changes, and the newest one").isEqualTo(2);
        assertThat(testFleet.get("reports-admin", "/api/v1/clusters/" + idle).at("/state").stringValue()).isEqualTo("ready");
    }

    @Test
    void deniesDeletionOfReportsWithChanges() {
        assertThatThrownBy(() -> {
            try (var connection = QUERY_SIDE.database.connect(QUERY_SIDE.database.owner()); var statement = connection.createStatement()) {
                statement.executeUpdate("delete from observed.reports where number = (select min(number) from observed.reports)");
            }
        }).hasMessageContaining("told nothing new");
        assertThatThrownBy(() -> QUERY_SIDE.sql().sql("delete from observed.reports").update()).rootCause()
                .hasMessageContaining("permission denied");
    }

    private static long storedCount(String cluster) {
        return QUERY_SIDE.sql().sql("select count(*) from observed.reports where cluster = ?").param(cluster).query(Long.class).single();
    }

    private static String status() {
        return testFleet.get("reports-admin", "/api/v1/workloads/" + workload).at("/status").stringValue();
    }

    private static double counterValue(String name) {
        return QUERY_SIDE.bean(MeterRegistry.class).counter(name).count();
    }

    private static double droppedCount(String reason) {
        return QUERY_SIDE.bean(MeterRegistry.class).counter("fleetledger.reports.dropped", "reason", reason).count();
    }
}
