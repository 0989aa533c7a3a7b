package dev.fleetledger.console.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AttributeCipherTest {

    private static final String TOKEN = "a-token-of-somebody";

    private final AttributeCipher cipher = new AttributeCipher("a-secret-of-this-test");

    @Test
    void decryptsWhatAnotherInstanceEncrypted() {
        assertThat(new AttributeCipher("a-secret-of-this-test").decrypt(cipher.encrypt(TOKEN))).isEqualTo(TOKEN);
    }

    @Test
    void writesNoPlainTextAndNeverTheSameBytes() {
        byte[] encrypted = cipher.encrypt(TOKEN);

        assertThat(new String(encrypted, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain(TOKEN);
        assertThat(cipher.encrypt(TOKEN)).isNotEqualTo(encrypted);
    }

    @Test
    void readsNothingThatWasChanged() {
        byte[] encrypted = cipher.encrypt(TOKEN);
        encrypted[encrypted.length - 1] ^= 1;

        assertThat(cipher.decrypt(encrypted)).isNull();
    }

    @Test
    void readsNothingOfAnotherSecret() {
        assertThat(new AttributeCipher("another-secret-of-this-test").decrypt(cipher.encrypt(TOKEN))).isNull();
    }

    @Test
    void rejectsShortSecret() {
        assertThatThrownBy(() -> new AttributeCipher("short")).isInstanceOf(IllegalArgumentException.class);
    }
}
