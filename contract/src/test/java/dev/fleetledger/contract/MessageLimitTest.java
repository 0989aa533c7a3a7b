package dev.fleetledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageLimitTest {

    @Test
    void keepsShortMessage() {
        assertThat(MessageLimit.truncate("four words, no more", 19)).isEqualTo("four words, no more");
    }

    @Test
    void endsAfterWholeWord() {
        assertThat(MessageLimit.truncate("the webhook denied the request", 20)).isEqualTo("the webhook denied…");
        assertThat(MessageLimit.truncate("the webhook denied the request", 19)).isEqualTo("the webhook denied…");
        assertThat(MessageLimit.truncate("the webhook denied the request", 18)).isEqualTo("the webhook…");
    }

    @Test
    void splitsOnlyWhatHasNoWords() {
        assertThat(MessageLimit.truncate("0123456789abcdef", 10)).isEqualTo("012345678…");
    }

    @Test
    void endsAfterWordAtLineBreak() {
        assertThat(MessageLimit.truncate("panic: no route\n\ngoroutine 1", 20)).isEqualTo("panic: no route…");
    }

    @Test
    void keepsSurrogatePairsWhole() {
        assertThat(MessageLimit.truncate("ab\uD83D\uDE00cdef", 4)).isEqualTo("ab…");
    }
}
