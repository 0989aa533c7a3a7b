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

    private record Usage(int requests, int bodies) {

        Usage plus(int moreRequests, int moreBodies) {
            return new Usage(requests + moreRequests, bodies + moreBodies);
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

    /** Returns false when the person has as many requests as one may have; after true, {@link #leave} must follow. */
    boolean enter(String person, boolean withBody) {
        boolean[] entered = {false};
        inFlight.compute(person, (any, usage) -> {
            Usage next = (usage == null ? NONE : usage).plus(1, withBody ? 1 : 0);
            entered[0] = next.requests <= limits.requestsAtOnce();
            return entered[0] ? next : usage;
        });
        return entered[0];
    }

    boolean hasSeveralBodies(String person) {
        return inFlight.getOrDefault(person, NONE).bodies > 1;
    }

    void leave(String person, boolean withBody) {
        inFlight.computeIfPresent(person, (any, usage) -> emptyToNull(usage.plus(-1, withBody ? -1 : 0)));
    }

    private static @Nullable Usage emptyToNull(Usage usage) {
        return usage.requests == 0 ? null : usage;
    }
}
