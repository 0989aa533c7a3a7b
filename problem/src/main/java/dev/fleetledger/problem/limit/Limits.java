package dev.fleetledger.problem.limit;

import java.time.Duration;

/**
 * What requests may occupy in one process.
 *
 * @param bodyBytes         largest body
 * @param bytesInFlight     bytes that all bodies together may occupy, the second half of them only for people's first bodies
 * @param requestsAtOnce    requests of one person that are answered at the same time, open streams included
 * @param requestsPerSecond requests of one person per second, on average
 * @param burst             requests of one person that may follow each other without a pause
 * @param arrival           time from a request's first byte to its last
 */
public record Limits(int bodyBytes, int bytesInFlight, int requestsAtOnce, int requestsPerSecond, int burst, Duration arrival) {}
