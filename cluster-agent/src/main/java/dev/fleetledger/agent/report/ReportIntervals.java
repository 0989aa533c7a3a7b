package dev.fleetledger.agent.report;

import java.time.Duration;

/**
 * @param settle     how long a change waits for related ones
 * @param heartbeat  longest time without a report
 * @param fullReport interval at which everything is reported again, changed or not
 */
public record ReportIntervals(Duration settle, Duration heartbeat, Duration fullReport) {}
