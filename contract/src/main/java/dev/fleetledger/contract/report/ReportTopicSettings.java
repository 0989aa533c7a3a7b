package dev.fleetledger.contract.report;

import java.time.Duration;
import java.util.Map;

/** Settings of the reports topic, which whichever side starts first creates. It only transports reports; the database stores them. */
public final class ReportTopicSettings {

    public static final int PARTITIONS = 12;

    /** By the names of Kafka's topic configuration. Timestamps are set by the broker, because an agent's clock may be wrong. */
    public static final Map<String, String> CONFIGS = Map.of(
            "cleanup.policy", "delete",
            "message.timestamp.type", "LogAppendTime",
            "retention.ms", Long.toString(Duration.ofDays(7).toMillis()));

    private ReportTopicSettings() {}
}
