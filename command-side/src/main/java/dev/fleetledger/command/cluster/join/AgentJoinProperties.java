package dev.fleetledger.command.cluster.join;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param reportSecret secret from which each credential's report key and password are derived */
@ConfigurationProperties("fleetledger")
record AgentJoinProperties(String reportSecret, Agent agent) {

    /**
     * @param image container image of the agent
     * @param kafka bootstrap servers as agents reach them
     * @param kafkaSecurityProtocol {@code SASL_SSL}, or {@code SASL_PLAINTEXT} where the network is trusted
     * @param kafkaCertificates PEM certificates that agents trust for Kafka; empty: Java's default trust store
     */
    record Agent(String image, String kafka, String kafkaSecurityProtocol, String kafkaCertificates) {}

    AgentJoinProperties {
        if (reportSecret.isBlank()) {
            throw new IllegalArgumentException("FLEETLEDGER_REPORT_SECRET is empty: no cluster could prove its reports");
        }
    }

    @Override
    public String toString() {
        return "JoinSettings[agent=" + agent + "]";
    }
}
