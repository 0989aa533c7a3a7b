package dev.fleetledger.command.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

class PerMinuteTest {

    @Test
    void limitsEachActorPerMinute() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z"));
        PerMinute perMinute = new PerMinute(2, now::get);

        assertThat(perMinute.admits("a")).isTrue();
        assertThat(perMinute.admits("a")).isTrue();
        assertThat(perMinute.admits("a")).isFalse();
        assertThat(perMinute.admits("b")).isTrue();
        now.set(Instant.parse("2026-11-24T10:01:00Z"));
        assertThat(perMinute.admits("a")).isTrue();
    }
}
