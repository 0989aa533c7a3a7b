package dev.fleetledger.agent.report;

import java.time.Duration;

/**
 * @param settle    how long a change waits for others that belong to it
 * @param heartbeat the longest silence
 * @param refresh   after that long everything is told again, changed or not
 */
public record Rate(Duration settle, Duration heartbeat, Duration refresh) {}
