package dev.fleetledger.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fleetledger.manifest.document.ShapeError;

class ViolationSummaryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
        "basics | /name | In the basics step at /name: It is empty.",
        "basics | ''    | In the basics step: It is empty.",
        "none   | /name | At /name: It is empty.",
        "none   | ''    | It is empty."})
    void saysWhereSingleViolationIs(String step, String pointer, String detail) {
        ProblemViolation violation = new ProblemViolation(step, pointer, "NameIsEmpty", "It is empty.", "Write a name.");

        assertThat(ViolationSummary.of(List.of(violation))).isEqualTo(new ViolationSummary(detail, "Write a name."));
    }

    @Test
    void countsSeveralViolationsAndSaysTheFirst() {
        ShapeError first = new ShapeError("/kind", "It is missing.", "Write DaemonSet.");
        ShapeError second = new ShapeError("/name", "It is empty.", "Write a name.");

        MalformedRequestException malformed = MalformedRequestException.body(List.of(first, second));

        assertThat(malformed.detail()).isEqualTo("2 errors were found, the first at /kind: It is missing.");
        assertThat(malformed.remedy()).isEqualTo("Correct what `violations` lists, each by its own remedy, then send the request again.");
    }
}
