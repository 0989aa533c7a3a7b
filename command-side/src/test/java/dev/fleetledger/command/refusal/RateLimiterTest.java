package dev.fleetledger.command.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

class RateLimiterTest {

    @Test
    void limitsEachActorPerMinute() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z"));
        RateLimiter rateLimiter = new RateLimiter(2, now::get);

        assertThat(rateLimiter.tryAcquire("a")).isTrue();
        assertThat(rateLimiter.tryAcquire("a")).isTrue();
        assertThat(rateLimiter.tryAcquire("a")).isFalse();
        assertThat(rateLimiter.tryAcquire("b")).isTrue();
        now.set(Instant.parse("2026-11-24T10:01:00Z"));
        assertThat(rateLimiter.tryAcquire("a")).isTrue();
    }
}
