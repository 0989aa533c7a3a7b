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

    @Override
    public String toString() {
        return "JoinSettings[agent=" + agent + "]";
    }
}
