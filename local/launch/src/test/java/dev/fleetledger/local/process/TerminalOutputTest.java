package dev.fleetledger.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class TerminalOutputTest {

    @Test
    void startsLineWithTime() {
        List<String> lines = new ArrayList<>();
        TerminalOutput output = lines::add;

        output.withTimes(InstantSource.fixed(Instant.parse("2026-11-28T12:00:05.678Z"))).println("kafka runs again");

        assertThat(lines).containsExactly("2026-11-28T12:00:05Z  kafka runs again");
    }
}
