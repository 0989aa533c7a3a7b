package dev.fleetledger.local.story.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fleetledger.local.story.Exchange;

class RequestLogTest {

    private static final String PATH = "/api/v1/drafts/01a2:submit";
    private static final String LINE = "10.0.0.3:50476 [29/Nov/2026:06:30:08.300] command-side command-sides/%s 0/0/1/-1/150 502 508 - - %s"
            + " 17/4/0/0/0 0/0 \"POST " + PATH + " HTTP/1.1\"";
    private static final Instant KILLED_AT = Instant.parse("2026-11-29T06:30:08.400Z");

    private final RequestLog log = new RequestLog();

    @BeforeEach
    void kill() {
        log.add(new Kill("command-side-2", KILLED_AT, KILLED_AT.plusMillis(20)));
    }

    @Test
    void findsNothingWhenRequestWasInterruptedByKill() {
        log.add(failure(503, "2026-11-29T06:30:08.290Z", "2026-11-29T06:30:08.460Z"));

        assertThat(log.findDiscrepancies(List.of(entry("command-side-2", "SH--")))).isEmpty();
    }

    @Test
    void findsFailureAtInstanceThatWasNotKilled() {
        log.add(failure(502, "2026-11-29T06:30:08.290Z", "2026-11-29T06:30:08.460Z"));

        assertThat(log.findDiscrepancies(List.of(entry("command-side-1", "SH--")))).singleElement().asString().contains(PATH, "502");
    }

    @Test
    void findsFailureThatKilledInstanceAnswered() {
        log.add(failure(500, "2026-11-29T06:30:08.290Z", "2026-11-29T06:30:08.460Z"));

        assertThat(log.findDiscrepancies(List.of(entry("command-side-2", "----")))).hasSize(1);
    }

    @Test
    void findsFailureAfterKill() {
        log.add(failure(503, "2026-11-29T06:30:09.000Z", "2026-11-29T06:30:09.200Z"));

        assertThat(log.findDiscrepancies(List.of(entry("command-side-2", "SH--")))).hasSize(1);
    }

    @Test
    void findsConnectionClosedWithoutAnswerUnlessConsoleWasKilled() {
        log.add(failure(0, "2026-11-29T06:30:08.290Z", "2026-11-29T06:30:08.460Z"));
        assertThat(log.findDiscrepancies(List.of())).hasSize(1);

        log.add(new Kill("console-1", KILLED_AT, KILLED_AT.plusMillis(20)));

        assertThat(log.findDiscrepancies(List.of())).isEmpty();
    }

    @Test
    void skipsOtherLinesOfProxy() {
        assertThat(ProxyEntry.parse("Server consoles/console-2 is UP, reason: Layer7 check passed, code: 200")).isEqualTo(Optional.empty());
    }

    private static Exchange failure(int status, String sentAt, String endedAt) {
        return new Exchange("POST " + PATH, Instant.parse(sentAt), Instant.parse(endedAt), status, "");
    }

    private static ProxyEntry entry(String instance, String termination) {
        return ProxyEntry.parse(LINE.formatted(instance, termination)).orElseThrow();
    }
}
