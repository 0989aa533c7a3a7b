package dev.fleetledger.command.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.fleetledger.problem.VersionMissingException;
import dev.fleetledger.problem.VersionStaleException;

class ExpectedVersionTest {

    @Test
    void acceptsCurrentVersion() {
        assertThatCode(() -> new ExpectedVersion.OneOf(Set.of(3L)).require(3)).doesNotThrowAnyException();
        assertThatCode(() -> new ExpectedVersion.OneOf(Set.of(2L, 3L)).require(3)).doesNotThrowAnyException();
    }

    @Test
    void acceptsAnyVersion() {
        assertThatCode(() -> new ExpectedVersion.Any().require(3)).doesNotThrowAnyException();
    }

    @Test
    void requiresVersion() {
        assertThatThrownBy(() -> new ExpectedVersion.Missing().require(3)).isInstanceOf(VersionMissingException.class);
    }

    @Test
    void rejectsOtherVersionAndNamesCurrentOne() {
        assertThatThrownBy(() -> new ExpectedVersion.OneOf(Set.of(2L, 4L)).require(3))
                .isInstanceOfSatisfying(VersionStaleException.class, it -> assertThat(it.extensions()).isEqualTo(Map.of("version", 3L)));
    }

    /** A header without any valid tag is not a missing header: it matches no version. */
    @Test
    void rejectsEveryVersionWhenNoneIsExpected() {
        assertThatThrownBy(() -> new ExpectedVersion.OneOf(Set.of()).require(3)).isInstanceOf(VersionStaleException.class);
    }
}
