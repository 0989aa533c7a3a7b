package dev.fleetledger.command.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.fleetledger.command.request.CommandRequest;

/** Fingerprint of a request: method, path and body. The caller is part of the key, and If-Match is ignored. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(CommandRequest commandRequest) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((commandRequest.line().method() + " " + commandRequest.line().path() + "\n").getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(commandRequest.body().bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
