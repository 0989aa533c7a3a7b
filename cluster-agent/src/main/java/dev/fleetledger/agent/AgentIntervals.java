package dev.fleetledger.agent;

import java.time.Duration;

/**
 * Intervals and timeouts of an agent.
 *
 * @param settle    how long a change waits for others before it is reported
 * @param heartbeat longest time without a report to the hub
 * @param refresh   interval after which everything is reported again
 * @param pulse     interval between probes of the API server
 * @param patience  timeout of a request to the API server
 * @param watch     interval after which the watches are restarted
 * @param repair    interval after which every workload is reconciled, changed or not
 * @param reread    interval after which the intents topic is read from its start
 * @param lease     duration of the lease: how long the lease of a vanished agent blocks others
 */
public record AgentIntervals(Duration settle, Duration heartbeat, Duration refresh, Duration pulse, Duration patience, Duration watch,
        Duration repair, Duration reread, Duration lease) {

    public static final AgentIntervals DEFAULT = new AgentIntervals(Duration.ofMillis(25), Duration.ofSeconds(10), Duration.ofSeconds(30),
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(3), Duration.ofMinutes(5), Duration.ofMinutes(10),
            Duration.ofSeconds(15));
}
