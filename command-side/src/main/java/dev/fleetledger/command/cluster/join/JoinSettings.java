package dev.fleetledger.command.cluster.join;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param reportSecret from it each credential's report key and password are derived */
@ConfigurationProperties("fleetledger")
record JoinSettings(String reportSecret, Agent agent) {

    /**
     * @param image of the agent
     * @param kafka its bootstrap servers, as agents reach them
     * @param kafkaSecurityProtocol {@code SASL_SSL}, or {@code SASL_PLAINTEXT} where nobody else is on the wire
     * @param kafkaCertificates PEM; whom agents trust to be Kafka, empty for those whom Java trusts
     */
    record Agent(String image, String kafka, String kafkaSecurityProtocol, String kafkaCertificates) {}

    JoinSettings {
        if (reportSecret.isBlank()) {
            throw new IllegalArgumentException("FLEETLEDGER_REPORT_SECRET is empty: no cluster could prove its reports");
        }
    }

    @Override
    public String toString() {
        return "JoinSettings[agent=" + agent + "]";
    }
}
