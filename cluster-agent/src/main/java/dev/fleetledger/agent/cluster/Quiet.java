package dev.fleetledger.agent.cluster;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * An API server that has too much to do says 429 or 503, and in {@code Retry-After} for how many seconds it wants to hear nothing (RFC 9110,
 * 10.2.3; Kubernetes' priority and fairness sends 1). All of the agent keeps to it, not only the request that was told so.
 */
final class Quiet {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int BUSY = 429;

    private volatile long until = System.nanoTime();

    void heard(int status, HttpHeaders headers) {
        if (status == BUSY || status == 503) {
            headers.firstValue("Retry-After").filter(text -> text.matches("\\d{1,6}")).map(Long::parseLong).ifPresent(this::leaveAlone);
        }
    }

    /** A little longer than asked for, so that a thousand agents don't come back at the same moment. */
    private void leaveAlone(long seconds) {
        long nanos = Math.min(Duration.ofSeconds(seconds).toNanos(), LONGEST.toNanos());
        until = System.nanoTime() + Math.round(nanos * (1 + ThreadLocalRandom.current().nextDouble() / 4));
    }

    static boolean isAsked(HttpResponse<?> answer) {
        return answer.statusCode() == BUSY && answer.headers().firstValue("Retry-After").isPresent();
    }

    /**
     * Waits until it is over.
     *
     * @param end by {@link System#nanoTime}
     * @throws ApiFailure at once, as the API server would answer, if it is not over by then
     */
    void keep(long end) throws InterruptedException {
        if (until - end > 0) {
            throw new ApiFailure(BUSY, "TooManyRequests", "The API server has too much to do and asked to be left alone", List.of());
        }
        TimeUnit.NANOSECONDS.sleep(until - System.nanoTime());
    }
}
