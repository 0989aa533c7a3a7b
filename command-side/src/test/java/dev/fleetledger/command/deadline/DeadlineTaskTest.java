package dev.fleetledger.command.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTaskTest {

    @ParameterizedTest
    @CsvSource({"0, PT1S", "1, PT2S", "5, PT32S", "6, PT1M", "1000, PT1M"})
    void retryDelayDoublesUpToOneMinute(int formerFailures, Duration delay) {
        assertThat(DeadlineTask.retryDelay(formerFailures)).isEqualTo(delay);
    }
}
