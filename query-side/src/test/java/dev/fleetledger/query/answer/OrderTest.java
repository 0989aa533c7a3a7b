package dev.fleetledger.query.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

/** Cursors and patterns of lists. */
class OrderTest {

    private final Order order = Order.by("w.name", "text").then("w.id", "uuid");

    @Test
    void continuesAfterLastRowOfPreviousPage() {
        Paging paging = Paging.of(null, Paging.cursor(List.of("a", "b")));
        assertThat(order.after(new Where(), paging.after()).sql())
                .isEqualTo(" where ((w.name, w.id) > (cast(:key0 as text), cast(:key1 as uuid)))");
        assertThat(order.backwards().after(new Where(), paging.after()).sql()).contains(" < ");
    }

    @Test
    void rejectsCursorOfOtherSortOrder() {
        assertThatThrownBy(() -> order.after(new Where(), List.of("a"))).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.code()).isEqualTo("CursorIsInvalid"));
    }

    @Test
    void escapesWildcardsInText() {
        assertThat(Filters.contains("50%_\\")).isEqualTo("%50\\%\\_\\\\%");
    }
}
