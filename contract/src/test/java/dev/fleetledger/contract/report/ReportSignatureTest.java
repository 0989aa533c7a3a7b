package dev.fleetledger.contract.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;


class ReportSignatureTest {

    private static final byte[] HUB_SECRET = "a secret of the hub".getBytes(UTF_8);
    private static final byte[] VALUE = "{}".getBytes(UTF_8);

    private final byte[] key = ReportSignature.key(HUB_SECRET, "eu-1", "c1");

    @Test
    void verifiesSignatureOfSameClusterAndValue() {
        assertThat(ReportSignature.verify(key, "eu-1", VALUE, ReportSignature.sign(key, "eu-1", VALUE))).isTrue();
    }

    @Test
    void rejectsSignatureOfAnotherCluster() {
        assertThat(ReportSignature.verify(key, "eu-2", VALUE, ReportSignature.sign(key, "eu-1", VALUE))).isFalse();
    }

    @Test
    void rejectsSignatureOfAnotherCredential() {
        byte[] signature = ReportSignature.sign(ReportSignature.key(HUB_SECRET, "eu-1", "c2"), "eu-1", VALUE);

        assertThat(ReportSignature.verify(key, "eu-1", VALUE, signature)).isFalse();
    }

    @Test
    void acceptsReportByBrokersReceiveTime() {
        Instant retired = Instant.parse("2026-11-25T10:00:00.123456Z");

        assertThat(ReportSignature.coversTime(Instant.parse("2026-11-25T10:00:00.122Z"), retired)).isTrue();
        assertThat(ReportSignature.coversTime(Instant.parse("2026-11-25T10:00:00.123Z"), retired)).isFalse();
        assertThat(ReportSignature.coversTime(Instant.parse("2026-11-25T10:00:01Z"), null)).isTrue();
    }

    @Test
    void rejectsSignatureOfChangedValue() {
        assertThat(ReportSignature.verify(key, "eu-1", "{ }".getBytes(UTF_8), ReportSignature.sign(key, "eu-1", VALUE))).isFalse();
    }
}
