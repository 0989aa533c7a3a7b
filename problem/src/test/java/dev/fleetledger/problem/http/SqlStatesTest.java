package dev.fleetledger.problem.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlStatesTest {

    @ParameterizedTest
    @CsvSource({"08006, true, false", "57P01, true, false", "53300, true, false", ", false, false",
        "54000, false, true", "22001, false, true", "22003, false, true", "58030, false, false", "42P01, false, false"})
    void classifiesSqlStates(String state, boolean unavailable, boolean invalidInput) {
        var failure = new IllegalStateException(new SQLException("it says", state));

        assertThat(SqlStates.isUnavailable(failure)).isEqualTo(unavailable);
        assertThat(SqlStates.isInvalidInput(failure)).isEqualTo(invalidInput);
    }
}
