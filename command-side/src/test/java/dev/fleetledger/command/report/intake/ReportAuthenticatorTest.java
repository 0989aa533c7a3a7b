package dev.fleetledger.command.report.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import dev.fleetledger.command.fleet.CredentialTable.Credential;
import dev.fleetledger.command.report.intake.ReportAuthentication.Reason;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.report.ReportSignature;

class ReportAuthenticatorTest {

    private static final byte[] SECRET = "a hub's secret".getBytes(UTF_8);
    private static final Instant TEN = Instant.parse("2026-11-25T10:00:00Z");

    private final ReportAuthenticator reportAuthenticator = new ReportAuthenticator(SECRET);

    @Test
    void judgesRetiredCredentialByBrokerTimestamp() {
        assertThat(authenticate("eu-1", "a", TEN.minusMillis(1), new Credential("eu-1", "a", TEN)))
                .isInstanceOf(ReportAuthentication.Accepted.class);
        assertThat(authenticate("eu-1", "a", TEN, new Credential("eu-1", "a", TEN)))
                .isEqualTo(new ReportAuthentication.Rejected(Reason.RETIRED));
    }

    @Test
    void acceptsBothCredentialsDuringOverlap() {
        Credential former = new Credential("eu-1", "a", null);
        Credential newer = new Credential("eu-1", "b", null);

        assertThat(authenticate("eu-1", "a", TEN, former, newer)).isInstanceOf(ReportAuthentication.Accepted.class);
        assertThat(authenticate("eu-1", "b", TEN, former, newer)).isInstanceOf(ReportAuthentication.Accepted.class);
    }

    @Test
    void dropsReportSignedWithAnotherClustersCredential() {
        assertThat(authenticate("eu-1", "b", TEN, new Credential("eu-2", "b", null)))
                .isEqualTo(new ReportAuthentication.Rejected(Reason.CREDENTIAL));
    }

    private ReportAuthentication authenticate(String cluster, String credential, Instant at, Credential... known) {
        byte[] value = ContractJson.MAPPER.writeValueAsBytes(new Report(cluster, 1, 1, at, null, List.of(), null));
        var headers = new RecordHeaders().add(ReportSignature.CREDENTIAL_HEADER, credential.getBytes(UTF_8))
                .add(ReportSignature.SEAL_HEADER, ReportSignature.sign(ReportSignature.key(SECRET, cluster, credential), cluster, value));
        return reportAuthenticator.authenticate(new ConsumerRecord<>(WireNames.REPORTS_TOPIC, 0, 0, at.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME, 0, value.length,
                cluster, value, headers, Optional.empty()), List.of(known));
    }
}
