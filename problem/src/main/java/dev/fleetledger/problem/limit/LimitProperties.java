package dev.fleetledger.problem.limit;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What requests may occupy in one process.
 *
 * @param bytesInFlight bytes that the bodies of all requests together may occupy, the second half of them only for people's first
 *                      bodies; further ones are answered 503
 * @param requestsAtOnce requests of one person that are answered at the same time, open pages included; further ones are answered 429
 * @param requestsPerSecond requests of one person per second, on average; further ones are answered 429
 * @param burst requests of one person that may follow each other without a pause
 * @param arrival time from a request's first byte to its last; a later one is answered 408
 */
@ConfigurationProperties("fleetledger.limits")
record LimitProperties(@DefaultValue("8MB") DataSize bytesInFlight, @DefaultValue("32") int requestsAtOnce,
        @DefaultValue("200") int requestsPerSecond, @DefaultValue("1000") int burst, @DefaultValue("30s") Duration arrival) {

    /** The API's limit. */
    private static final int BODY_BYTES = 1 << 20;

    Limits toLimits() {
        return new Limits(BODY_BYTES, Math.toIntExact(bytesInFlight.toBytes()), requestsAtOnce, requestsPerSecond, burst, arrival);
    }
}
