package dev.fleetledger.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeCursorTest {

    @Test
    void readsWhatItHasWritten() {
        ChangeCursor cursor = new ChangeCursor(UUID.randomUUID(), Long.MAX_VALUE);

        assertThat(ChangeCursor.parse(cursor.encode())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "!", "äöü", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void doesNotReadOtherText(String text) {
        assertThat(ChangeCursor.parse(text)).isEmpty();
    }
}
