package dev.fleetledger.contract.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.cluster.CredentialHistory;
import dev.fleetledger.contract.report.ReportAuthentication.Accepted;
import dev.fleetledger.contract.report.ReportAuthentication.Defect;
import dev.fleetledger.contract.report.ReportAuthentication.Invalid;
import dev.fleetledger.contract.report.ReportAuthentication.Rejected;
import dev.fleetledger.contract.report.ReportAuthentication.Rejection;

class ReportAuthenticatorTest {

    private static final byte[] SECRET = "a hub's secret".getBytes(UTF_8);
    private static final Instant TEN = Instant.parse("2026-11-25T10:00:00Z");
    private static final CredentialHistory BOTH = CredentialHistory.NONE.with("a", null).with("b", null);

    private final ReportAuthenticator reportAuthenticator = new ReportAuthenticator(SECRET);

    @Test
    void judgesRetiredCredentialByBrokerTimestamp() {
        CredentialHistory retired = CredentialHistory.NONE.with("a", TEN);

        assertThat(authenticate(signed("eu-1", "a", TEN.minusMillis(1)), retired)).isInstanceOf(Accepted.class);
        assertThat(authenticate(signed("eu-1", "a", TEN), retired)).isEqualTo(new Rejected(Rejection.RETIRED_CREDENTIAL, "a"));
    }

    @Test
    void acceptsBothCredentialsDuringOverlap() {
        assertThat(authenticate(signed("eu-1", "a", TEN), BOTH)).isEqualTo(new Accepted(report("eu-1"), "a"));
        assertThat(authenticate(signed("eu-1", "b", TEN), BOTH)).isEqualTo(new Accepted(report("eu-1"), "b"));
    }

    @Test
    void rejectsCredentialOfOtherCluster() {
        assertThat(reportAuthenticator.authenticate(signed("eu-1", "a", TEN), Map.of("eu-2", BOTH)))
                .isEqualTo(new Rejected(Rejection.UNKNOWN_CREDENTIAL, null));
    }

    @Test
    void rejectsUnsignedRecordAndNamesItsKnownCredential() {
        byte[] value = ContractJson.MAPPER.writeValueAsBytes(report("eu-1"));
        byte[] seal = sign("eu-1", "a", value);

        assertThat(Stream.of(
                new ReportRecord(null, bytes("a"), seal, value, TEN), new ReportRecord("eu-1", null, seal, value, TEN),
                new ReportRecord("eu-1", bytes("a"), null, value, TEN), new ReportRecord("eu-1", bytes("a"), seal, null, TEN))
                .map(record -> authenticate(record, BOTH))).containsExactly(
                        new Rejected(Rejection.UNSIGNED, null), new Rejected(Rejection.UNSIGNED, null),
                        new Rejected(Rejection.UNSIGNED, "a"), new Rejected(Rejection.UNSIGNED, "a"));
    }

    @Test
    void rejectsForgedSignatureBeforeRetiredCredential() {
        byte[] value = ContractJson.MAPPER.writeValueAsBytes(report("eu-1"));

        assertThat(authenticate(new ReportRecord("eu-1", bytes("a"), new byte[32], value, TEN), CredentialHistory.NONE.with("a", TEN)))
                .isEqualTo(new Rejected(Rejection.FORGED, "a"));
    }

    @Test
    void rejectsKeyThatDatabasesDoNotAccept() {
        ReportRecord record = signed("eu\0", "a", TEN);

        assertThat(authenticate(record, BOTH)).isEqualTo(new Rejected(Rejection.UNKNOWN_CREDENTIAL, null));
        assertThat(ReportRecord.clusters(List.of(record, signed("eu-1", "a", TEN)))).isEqualTo(Set.of("eu-1"));
    }

    @Test
    void distinguishesSignedValuesThatAreNoReportOfTheCluster() {
        assertThat(authenticate(signed("eu-1", "a", ContractJson.MAPPER.writeValueAsBytes(report("eu-2"))), BOTH))
                .isEqualTo(new Invalid(Defect.OTHER_CLUSTER, "a", "The report names cluster eu-2, but its record key is eu-1."));
        for (String value : List.of("", "null", "[]", "{\"cluster\":\"eu-1\",\"sequence\":\"x\"}")) {
            assertThat(authenticate(signed("eu-1", "a", bytes(value)), BOTH)).isInstanceOfSatisfying(Invalid.class,
                    invalid -> assertThat(invalid.defect()).isEqualTo(Defect.MALFORMED));
        }
    }

    private ReportAuthentication authenticate(ReportRecord record, CredentialHistory credentials) {
        return reportAuthenticator.authenticate(record, Map.of("eu-1", credentials));
    }

    private static ReportRecord signed(String cluster, String credential, Instant at) {
        byte[] value = ContractJson.MAPPER.writeValueAsBytes(report(cluster));
        return new ReportRecord(cluster, bytes(credential), sign(cluster, credential, value), value, at);
    }

    private static ReportRecord signed(String cluster, String credential, byte[] value) {
        return new ReportRecord(cluster, bytes(credential), sign(cluster, credential, value), value, TEN);
    }

    private static byte[] sign(String cluster, String credential, byte[] value) {
        return ReportSignature.sign(ReportSignature.key(SECRET, cluster, credential), cluster, value);
    }

    private static Report report(String cluster) {
        return new Report(cluster, 1, 1, TEN, null, List.of(), null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
