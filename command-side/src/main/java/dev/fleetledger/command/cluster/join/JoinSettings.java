package dev.fleetledger.command.cluster.join;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param reportSecret from it each cluster's report key is derived */
@ConfigurationProperties("fleetledger")
record JoinSettings(String reportSecret, Agent agent) {

    /**
     * @param image of the agent
     * @param kafka its bootstrap servers, as agents reach them
     */
    record Agent(String image, String kafka) {}

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
