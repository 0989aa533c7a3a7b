package dev.fleetledger.command.settings;

import java.time.Duration;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the command side.
 *
 * @param firstFleetAdmin      subject that gets the Fleet Admin role at startup while nobody has it; empty: nobody
 * @param reportSecret         secret from which each agent's report key and Kafka password are derived; required
 * @param trustedProxies       addresses of proxies whose X-Forwarded-For header is trusted, besides loopback
 * @param refusalsPerMinute    refused commands of one person that are recorded in the ledger per minute; further ones are only counted
 * @param kafkaCheckInterval   interval at which lost topics, users and ACLs are looked for on Kafka and recreated
 * @param sweepInterval        interval at which stalled deployments, finished rollouts and expired questions are looked for
 * @param questionExpiry       time that a cluster has to answer a question
 * @param clusterSilentAfter   time without a report after which a cluster is silent and may be forgotten, the same as the query side's
 * @param relay                the relay that sends intents to Kafka
 * @param reports              the consumer of agents' reports
 * @param brokerAccess         the reconciliation of agents' Kafka users and ACLs
 */
@ConfigurationProperties("fleetledger")
public record CommandSideProperties(@DefaultValue("") String firstFleetAdmin, String reportSecret, @DefaultValue Set<String> trustedProxies,
        @DefaultValue("60") int refusalsPerMinute, @DefaultValue(DEFAULT_KAFKA_CHECK_INTERVAL) Duration kafkaCheckInterval,
        @DefaultValue(DEFAULT_SWEEP_INTERVAL) Duration sweepInterval, @DefaultValue("30s") Duration questionExpiry,
        @DefaultValue("60s") Duration clusterSilentAfter, @DefaultValue Relay relay, @DefaultValue Reports reports,
        @DefaultValue BrokerAccess brokerAccess) {

    private static final String DEFAULT_KAFKA_CHECK_INTERVAL = "10s";
    private static final String DEFAULT_SWEEP_INTERVAL = "1s";
    /** {@link #kafkaCheckInterval} as a placeholder, for {@code @Scheduled}. */
    public static final String KAFKA_CHECK_INTERVAL = "${fleetledger.kafka-check-interval:" + DEFAULT_KAFKA_CHECK_INTERVAL + "}";
    /** {@link #sweepInterval} as a placeholder, for {@code @Scheduled}. */
    public static final String SWEEP_INTERVAL = "${fleetledger.sweep-interval:" + DEFAULT_SWEEP_INTERVAL + "}";

    /** @param enabled false for an instance without Kafka, which then sends no intents */
    public record Relay(@DefaultValue("true") boolean enabled) {}

    /** @param enabled false for an instance without Kafka, which then processes no reports */
    public record Reports(@DefaultValue("true") boolean enabled) {}

    /** @param enabled false where the Kafka cluster's users are managed elsewhere */
    public record BrokerAccess(@DefaultValue("true") boolean enabled) {}

    public CommandSideProperties {
        if (reportSecret == null || reportSecret.isBlank()) {
            throw new IllegalArgumentException("FLEETLEDGER_REPORT_SECRET is empty: no report could be authenticated");
        }
    }

    @Override
    public String toString() {
        return "CommandSideProperties[firstFleetAdmin=" + firstFleetAdmin + "]";
    }
}
