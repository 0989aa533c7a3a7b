package dev.fleetledger.agent;

import java.time.Duration;

/**
 * How often, and how patiently.
 *
 * @param settle    how long a change waits for others before it is reported
 * @param heartbeat the longest silence towards the hub
 * @param refresh   everything is reported again after that long
 * @param pulse     the API server is asked whether it answers that often
 * @param patience  the longest wait for an answer of the API server
 * @param watch     the watch is laid anew that often
 * @param repair    every workload is looked at again after that long, changed or not
 * @param reread    the intents are read from their start that often
 * @param lease     how long the lease of an agent that vanished keeps others out
 */
public record Pace(Duration settle, Duration heartbeat, Duration refresh, Duration pulse, Duration patience, Duration watch,
        Duration repair, Duration reread, Duration lease) {

    public static final Pace USUAL = new Pace(Duration.ofMillis(25), Duration.ofSeconds(10), Duration.ofSeconds(30),
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(3), Duration.ofMinutes(5), Duration.ofMinutes(10),
            Duration.ofSeconds(15));
}
