package dev.fleetledger.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.MissingRight;

class ProblemTest {

    @Test
    void countsClustersThatCallerMayNotKnow() {
        MissingRight known = new MissingRight("eu-1", "default", "NSEditor");
        MissingRight hidden = new MissingRight("us-1", "default", "NSEditor");

        PermissionMissingException refusal = new PermissionMissingException(List.of(known), List.of(hidden, hidden));

        assertThat(refusal.extensions()).containsExactly(Map.entry("missing", List.of(known)), Map.entry("elsewhere", 1L));
        assertThat(refusal.detail())
                .isEqualTo("Your roles don't allow this: it needs NSEditor in namespace default in cluster eu-1, 1 more cluster.");
        assertThat(refusal.missing()).contains(hidden);
    }

    @Test
    void namesNoClusterWhereNoneIsMeant() {
        PermissionMissingException refusal = new PermissionMissingException(List.of(MissingRight.anywhere(Action.MANAGE_FLEET, null)));

        assertThat(refusal.detail()).isEqualTo("Your roles don't allow this: it needs FleetAdmin.");
        assertThat(refusal.remedy()).isEqualTo("Ask an administrator for that role.");
    }

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
