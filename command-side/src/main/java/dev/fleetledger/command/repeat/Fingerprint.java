package dev.fleetledger.command.repeat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.fleetledger.command.request.Request;

/** Fingerprint of a request: method, path and body. The caller is part of the key, and If-Match is ignored. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(Request request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.line().method() + " " + request.line().path() + "\n").getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(request.body().bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
