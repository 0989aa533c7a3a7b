package dev.fleetledger.issuer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/** The key that signs tokens, stored in the data folder so that tokens remain valid after a restart. */
final class SigningKey {

    private static final String FILE = "signing-key.json";

    private SigningKey() {
    }

    static RSAKey loadOrCreate(Path folder) throws IOException, ParseException, JOSEException {
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            return RSAKey.parse(Files.readString(file));
        }
        RSAKey key = generate();
        store(key, folder, file);
        return key;
    }

    private static RSAKey generate() throws JOSEException {
        return new RSAKeyGenerator(2048)
                .keyID(UUID.randomUUID().toString())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .generate();
    }

    /** Writes to a temporary file and moves it, so that a crash leaves no incomplete key. */
    private static void store(RSAKey key, Path folder, Path file) throws IOException {
        Files.createDirectories(folder);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path temporary = Files.createTempFile(folder, "signing-key", ".new", ownerOnly);
        Files.writeString(temporary, key.toJSONString());
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
