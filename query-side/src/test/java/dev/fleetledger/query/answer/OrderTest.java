package dev.fleetledger.query.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

/** How a page goes on after a row. */
class OrderTest {

    private final Order order = Order.by("w.name", "text").then("w.id", "uuid");

    @Test
    void aCursorGoesOnAfterTheRowThatWasSeenLast() {
        Paging paging = Paging.of(null, Paging.cursor(List.of("a", "b")));
        assertThat(order.after(new Where(), paging.after()).sql())
                .isEqualTo(" where ((w.name, w.id) > (cast(:key0 as text), cast(:key1 as uuid)))");
        assertThat(order.backwards().after(new Where(), paging.after()).sql()).contains(" < ");
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        assertThatThrownBy(() -> order.after(new Where(), List.of("a"))).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.code()).isEqualTo("CursorIsInvalid"));
    }

    @Test
    void whatATextHoldsIsNoPattern() {
        assertThat(Filters.contains("50%_\\")).isEqualTo("%50\\%\\_\\\\%");
    }
}
