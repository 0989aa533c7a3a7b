package dev.fleetledger.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    @ParameterizedTest
    @CsvSource({"NameIsTaken, Name is taken", "NotFound, Not found", "Forbidden, Forbidden", "Layer7IsOff, Layer7 is off", "'', ''"})
    void derivesTitleFromCode(String code, String title) {
        assertThat(new Problem(409, code, "", "").title()).isEqualTo(title);
    }

    @Test
    void readsVersionAndRetryDelayFromExtensions() {
        Problem problem = new Problem(503, "NotNow", "", "", Map.of("version", 7, "retryAfter", 2L));

        assertThat(problem.version()).isEqualTo(7);
        assertThat(problem.retryAfter()).isEqualTo(2);
    }

    @Test
    void hasNeitherVersionNorRetryDelayByDefault() {
        Problem problem = new Problem(404, "NotFound", "", "");

        assertThat(problem.version()).isNull();
        assertThat(problem.retryAfter()).isNull();
    }
}
