package dev.fleetledger.problem;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.fleetledger.judgement.access.MissingRight;

class ProblemMapperTest {

    private record Row(ProblemException exception, int status) {}

    private static final Problem STORED = new Problem(409, "NameIsTaken", "There is one.", "Choose another.", Map.of("name", "a"));
    private static final Map<Class<?>, Row> ROWS = Stream.of(
            new Row(new MalformedRequestException("HeaderIsInvalid", "It is none.", "Send another."), 400),
            new Row(new PermissionMissingException(List.of(new MissingRight("eu-1", "default", "NSEditor"))), 403),
            new Row(new SelfApprovalException(), 403),
            new Row(new NotFoundException("draft"), 404),
            new Row(new StateConflictException("NameIsTaken", "There is one.", "Choose another."), 409),
            new Row(new GoneException("PreviewExpired", "It was there.", "Ask anew."), 410),
            new Row(new VersionStaleException(7), 412),
            new Row(new RuleViolationException("TooMany", "There are three.", "Send two."), 422),
            new Row(new VersionMissingException(), 428),
            new Row(new NotImplementedException("There is none.", "Do without."), 501),
            new Row(new UnavailableException("NotNow", "It is busy.", "Ask again.", Duration.ofSeconds(2)), 503),
            new Row(new StoredProblemException(STORED), STORED.status()))
            .collect(toMap(row -> row.exception().getClass(), Function.identity()));

    static Class<?>[] reasons() {
        return ProblemException.class.getPermittedSubclasses();
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void mapsEachReasonToItsStatus(Class<?> reason) {
        assertThat(ROWS).containsKey(reason);
        ProblemException exception = ROWS.get(reason).exception();

        assertThat(ProblemMapper.toProblem(exception)).isEqualTo(new Problem(ROWS.get(reason).status(), exception.code(),
                exception.detail(), exception.remedy(), exception.extensions()));
    }

    @Test
    void returnsStoredProblemUnchanged() {
        assertThat(ProblemMapper.toProblem(new StoredProblemException(STORED))).isEqualTo(STORED);
    }
}
