package dev.fleetledger.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.query.sql.LikePattern;
import dev.fleetledger.query.sql.SqlConditions;

/** Cursors and patterns of lists. */
class SortOrderTest {

    private final SortOrder sortOrder = SortOrder.by("w.name", "text").thenBy("w.id", "uuid");

    @Test
    void continuesAfterLastRowOfPreviousPage() {
        PageParameters pageParameters = PageParameters.of(null, PageParameters.cursor(List.of("a", "b")));
        assertThat(sortOrder.after(new SqlConditions(), pageParameters.after()).sql())
                .isEqualTo(" where ((w.name, w.id) > (cast(:key0 as text), cast(:key1 as uuid)))");
        assertThat(sortOrder.reversed().after(new SqlConditions(), pageParameters.after()).sql()).contains(" < ");
    }

    @Test
    void rejectsCursorOfOtherSortOrder() {
        assertThatThrownBy(() -> sortOrder.after(new SqlConditions(), List.of("a"))).isInstanceOfSatisfying(
                MalformedRequestException.class, malformed -> assertThat(malformed.code()).isEqualTo("CursorIsInvalid"));
    }

    @Test
    void escapesWildcardsInText() {
        assertThat(LikePattern.containing("50%_\\")).isEqualTo("%50\\%\\_\\\\%");
    }
}
