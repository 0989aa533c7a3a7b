package dev.fleetledger.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    @TempDir
    Path folder;

    @Test
    void keepsSigningKeyAcrossRestarts() throws Exception {
        var first = SigningKey.loadOrCreate(folder);

        var second = SigningKey.loadOrCreate(folder);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void makesKeyFileReadableByOwnerOnly() throws Exception {
        SigningKey.loadOrCreate(folder);

        var permissions = Files.getPosixFilePermissions(folder.resolve("signing-key.json"));

        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }
}
