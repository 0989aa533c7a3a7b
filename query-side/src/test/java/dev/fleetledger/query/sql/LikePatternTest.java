package dev.fleetledger.query.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikePatternTest {

    @Test
    void escapesWildcardsInText() {
        assertThat(LikePattern.containing("50%_\\")).isEqualTo("%50\\%\\_\\\\%");
    }
}
