package dev.fleetledger.console.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Set;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** Encrypts the attributes of stored sessions with AES-GCM, so that only bytes written with our key are ever deserialized. */
final class AttributeCipher implements GenericConverter {

    private static final Logger LOG = LoggerFactory.getLogger(AttributeCipher.class);
    private static final String KEY_PURPOSE = "fleetledger console sessions";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;

    private final SerializingConverter serializer = new SerializingConverter();
    private final DeserializingConverter deserializer = new DeserializingConverter(AttributeCipher.class.getClassLoader());
    private final AesGcmBytesEncryptor encryptor;

    /** @throws IllegalArgumentException if the secret has less than 16 characters */
    AttributeCipher(String secret) {
        if (secret.length() < 16) {
            throw new IllegalArgumentException("fleetledger.sessions.secret needs at least 16 characters");
        }
        encryptor = AesGcmBytesEncryptor.withSecretKey(toKey(secret)).ivGenerator(KeyGenerators.secureRandom(NONCE_BYTES)).build();
    }

    private static SecretKey toKey(String secret) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey("AES", HKDFParameterSpec.ofExtract()
                    .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                    .thenExpand(KEY_PURPOSE.getBytes(StandardCharsets.UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] encrypt(Object attribute) {
        return encryptor.encrypt(serializer.convert(attribute));
    }

    /** Returns null for an attribute that can't be read, after a change of the secret or of a class: its person signs in again. */
    @Nullable Object decrypt(byte[] bytes) {
        try {
            return deserializer.convert(encryptor.decrypt(bytes));
        } catch (RuntimeException e) {
            LOG.warn("A session's attribute can't be read: {}", e.toString());
            return null;
        }
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(Object.class, byte[].class), new ConvertiblePair(byte[].class, Object.class));
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
        if (source == null) {
            return null;
        }
        return to.getType() == byte[].class ? encrypt(source) : decrypt((byte[]) source);
    }
}
