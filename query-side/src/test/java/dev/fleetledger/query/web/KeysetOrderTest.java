package dev.fleetledger.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.domain.Sort;

import dev.fleetledger.problem.MalformedRequestException;

/** Sort keys of lists, and their form in cursors. */
class KeysetOrderTest {

    private record Row(UUID id, Instant at) {}

    private static final KeysetOrder<Row> BY_TIME = KeysetOrder.<Row>byTime("at", Row::at).thenBy(KeysetOrder.byId("id", Row::id));

    @Test
    void sortsByAllKeysInOneDirection() {
        assertThat(BY_TIME.sort()).isEqualTo(Sort.by("at", "id").ascending());
        assertThat(BY_TIME.reversed().sort()).isEqualTo(Sort.by("at", "id").descending());
    }

    @Test
    void readsKeysOfRowFromCursor() {
        Row row = new Row(UUID.randomUUID(), Instant.parse("2026-01-31T12:00:00.123456Z"));
        List<String> keys = PageParameters.of(null, PageParameters.cursor(BY_TIME.keysOf(row))).after();
        assertThat(keys).containsExactly("2026-01-31T12:00:00.123456Z", row.id().toString());
        assertThat(BY_TIME.after(keys)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"2026-01-31T12:00:00Z", "yesterday/00000000-0000-7000-8000-000000000000", "2026-01-31T12:00:00Z/name",
        "2026-01-31T12:00:00Z/00000000-0000-7000-8000-000000000000/x"})
    void rejectsCursorOfOtherOrder(String keys) {
        assertThatThrownBy(() -> BY_TIME.after(List.of(keys.split("/")))).isInstanceOfSatisfying(
                MalformedRequestException.class, malformed -> assertThat(malformed.code()).isEqualTo("CursorIsInvalid"));
    }
}
