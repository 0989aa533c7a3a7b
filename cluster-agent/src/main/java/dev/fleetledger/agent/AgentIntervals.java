package dev.fleetledger.agent;

import java.time.Duration;

/**
 * Intervals and timeouts of an agent.
 *
 * @param reportDelay    time that a change waits for further ones before it is reported
 * @param heartbeat longest time between two reports
 * @param fullReport   interval at which all deployments are reported again
 * @param apiProbe     interval at which the API server is probed
 * @param apiTimeout  timeout of a request to the API server
 * @param watchRenewal     interval at which watches are restarted with a list
 * @param resync    interval at which every workload is reconciled, changed or not
 * @param topicReread    interval at which the intents topic is read from its start
 * @param lease     duration of the lease
 */
public record AgentIntervals(Duration reportDelay, Duration heartbeat, Duration fullReport, Duration apiProbe, Duration apiTimeout,
        Duration watchRenewal,
        Duration resync, Duration topicReread, Duration lease) {

    public static final AgentIntervals DEFAULT = new AgentIntervals(AgentVariable.REPORT_DELAY.defaultDuration(),
            AgentVariable.HEARTBEAT.defaultDuration(), AgentVariable.FULL_REPORT.defaultDuration(),
            AgentVariable.API_PROBE.defaultDuration(),
            AgentVariable.API_TIMEOUT.defaultDuration(), AgentVariable.WATCH_RENEWAL.defaultDuration(),
            AgentVariable.RESYNC.defaultDuration(),
            AgentVariable.TOPIC_REREAD.defaultDuration(), AgentVariable.LEASE.defaultDuration());

    /**
     * Longest time between two requests of a running task; after it the task counts as stuck. The longest request takes 3.5 timeouts,
     * because it waits for webhooks. A task may also wait for another one's requests, such as those of a list of all nodes.
     */
    Duration maxPause() {
        return apiTimeout.multipliedBy(12);
    }
}
