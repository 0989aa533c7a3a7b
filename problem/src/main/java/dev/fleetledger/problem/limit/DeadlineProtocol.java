package dev.fleetledger.problem.limit;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 with a deadline for the arrival of a whole request, from the first byte of its head to the last of its body. Tomcat's own
 * timeouts bound each pause only, so that a byte now and then would keep a connection for ever. Behind the deadline nothing more is
 * received: a body ends with 408, an unfinished head with the end of the connection.
 */
public final class DeadlineProtocol extends Http11NioProtocol {

    /** Rejected requests whose bodies are read to their end at the same time, so that their clients see the answer. */
    private static final int REJECTED_AT_ONCE = 32;
    private static final long CHECK_INTERVAL_MILLIS = 250;

    private final Set<DeadlineProcessor> busy = ConcurrentHashMap.newKeySet();
    private final Semaphore rejected = new Semaphore(REJECTED_AT_ONCE);
    private volatile long arrivalNanos = Duration.ofSeconds(30).toNanos();
    private @Nullable ScheduledFuture<?> check;

    /** Applies to requests that are arriving, too. */
    public void setArrival(Duration arrival) {
        arrivalNanos = arrival.toNanos();
    }

    long arrivalNanos() {
        return arrivalNanos;
    }

    @Override
    protected Processor createProcessor() {
        return new DeadlineProcessor(this, busy, rejected);
    }

    @Override
    public void start() throws Exception {
        super.start();
        check = getUtilityExecutor().scheduleWithFixedDelay(this::endLateRequests, CHECK_INTERVAL_MILLIS, CHECK_INTERVAL_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (check != null) {
            check.cancel(false);
        }
        super.stop();
    }

    private void endLateRequests() {
        long now = System.nanoTime();
        busy.removeIf(DeadlineProcessor::isIdle);
        busy.forEach(processor -> processor.endInputWhenLate(now));
    }
}
