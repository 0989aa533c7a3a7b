package dev.fleetledger.query.projection.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.Report;

/**
 * A report with a valid signature, and its offset in the topic.
 *
 * @param receivedAt broker time
 */
public record ReceivedReport(String cluster, String topic, int partition, long offset, Instant receivedAt, byte[] value) {

    /** @throws RuntimeException when the value is not a report of this cluster */
    Report parse() {
        Report report = ContractJson.MAPPER.readValue(value, Report.class);
        if (!cluster.equals(report.cluster())) {
            throw new IllegalArgumentException("The report names cluster " + report.cluster() + ", but its record key is " + cluster);
        }
        return report;
    }

    String text() {
        return new String(value, UTF_8);
    }
}
