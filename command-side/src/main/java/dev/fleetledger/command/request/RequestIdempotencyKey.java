package dev.fleetledger.command.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.IdempotencyKey;
import dev.fleetledger.command.request.body.RequestBodyConverter;
import dev.fleetledger.problem.MalformedRequestException;

/**
 * Header Idempotency-Key. The fingerprint covers method, path and body; the caller is part of the key, and If-Match is ignored.
 */
final class RequestIdempotencyKey {

    private static final int LIMIT = 255;

    private RequestIdempotencyKey() {}

    static @Nullable IdempotencyKey of(HttpServletRequest http) {
        String key = http.getHeader("Idempotency-Key");
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > LIMIT) {
            throw new MalformedRequestException("IdempotencyKeyIsInvalid", "The Idempotency-Key is empty or has more than 255 characters.",
                    "Send a new random text per request, such as a UUID.");
        }
        return new IdempotencyKey(key, fingerprint(http));
    }

    private static String fingerprint(HttpServletRequest http) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((http.getMethod() + " " + http.getRequestURI() + "\n").getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(RequestBodyConverter.bytes(http)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
