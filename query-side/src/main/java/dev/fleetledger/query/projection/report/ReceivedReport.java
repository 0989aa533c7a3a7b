package dev.fleetledger.query.projection.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.fleetledger.contract.report.Report;

/** An accepted report and the record that contains it. */
public record ReceivedReport(ConsumerRecord<String, byte[]> record, Report report) {

    /** Returns broker time. */
    Instant receivedAt() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /** Returns the report as its agent wrote it, with members that this version doesn't know. */
    String text() {
        return new String(record.value(), UTF_8);
    }
}
