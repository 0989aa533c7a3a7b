package dev.fleetledger.problem.limit;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import org.jspecify.annotations.Nullable;

/** Counts the requests of each person. A person without requests occupies no memory. */
final class PersonLimits {

    private record Usage(int requests, int bytes) {

        Usage plus(int moreRequests, int moreBytes) {
            return new Usage(requests + moreRequests, bytes + moreBytes);
        }
    }

    private static final Usage NONE = new Usage(0, 0);

    private final Limits limits;
    private final ConcurrentMap<String, Usage> inFlight = new ConcurrentHashMap<>();
    private final Cache<String, Bucket> rates;

    PersonLimits(Limits limits) {
        this.limits = limits;
        // After this time every bucket is full again, like a new one.
        this.rates = Caffeine.newBuilder().expireAfterAccess(Duration.ofSeconds(1 + limits.burst() / limits.requestsPerSecond())).build();
    }

    /** @return the time after which the person's next request is accepted; zero: now */
    Duration waitingTime(String person) {
        var probe = rates.get(person, any -> newBucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private Bucket newBucket() {
        return Bucket.builder().addLimit(limit -> limit.capacity(limits.burst())
                .refillGreedy(limits.requestsPerSecond(), Duration.ofSeconds(1))).build();
    }

    /** Returns false when the person's requests already occupy what one person may; after true, {@link #leave} must follow. */
    boolean enter(String person, int bytes) {
        boolean[] entered = {false};
        inFlight.compute(person, (any, usage) -> {
            Usage next = (usage == null ? NONE : usage).plus(1, bytes);
            entered[0] = next.requests <= limits.requestsAtOnce() && next.bytes <= limits.bytesPerPerson();
            return entered[0] ? next : usage;
        });
        return entered[0];
    }

    void leave(String person, int bytes) {
        inFlight.computeIfPresent(person, (any, usage) -> emptyToNull(usage.plus(-1, -bytes)));
    }

    private static @Nullable Usage emptyToNull(Usage usage) {
        return usage.requests == 0 ? null : usage;
    }
}
