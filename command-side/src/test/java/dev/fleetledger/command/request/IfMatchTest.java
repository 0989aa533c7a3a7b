package dev.fleetledger.command.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.problem.MalformedRequestException;

class IfMatchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "3"                    | 3
            "0"                    | 0
            "1" , "3"              | 1 3
            "1","3"                | 1 3
            "1",W/"2","3"          | 1 3
            "1",,W/"a,2" ,"v3"     | 1
            "999999999999999999"   | 999999999999999999
            """)
    void readsStrongTags(String header, String versions) {
        Set<Long> expected = Arrays.stream(versions.split(" ")).map(Long::valueOf).collect(Collectors.toSet());

        assertThat(IfMatch.parse(header)).isEqualTo(new ExpectedVersion.OneOf(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"3\"", "\"-3\"", "\"03\"", "\"3.0\"", "\"v3\"", "\"*\"", "\"\"", "\"9999999999999999999\""})
    void matchesNoVersionByOtherTags(String header) {
        assertThat(IfMatch.parse(header)).isEqualTo(new ExpectedVersion.OneOf(Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", " * "})
    void matchesAnyVersionByStar(String header) {
        assertThat(IfMatch.parse(header)).isEqualTo(new ExpectedVersion.Any());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "'3'", "\"3", "3\"", "w/\"3\"", "W/3", "\" 3\"", "\"1\" \"2\"", "\"1\",nonsense",
        "*, *", "*,\"1\"", "", ","})
    void rejectsOtherSyntax(String header) {
        assertThatThrownBy(() -> IfMatch.parse(header)).isInstanceOfSatisfying(MalformedRequestException.class, problem -> {
            assertThat(problem.code()).isEqualTo("IfMatchIsInvalid");
            assertThat(problem.remedy()).contains("If-Match: \"3\"");
        });
    }

    @Test
    void distinguishesMissingHeader() {
        assertThat(IfMatch.parse(null)).isEqualTo(new ExpectedVersion.Missing());
    }
}
