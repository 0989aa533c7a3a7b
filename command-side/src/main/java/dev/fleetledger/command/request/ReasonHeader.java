package dev.fleetledger.command.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.manifest.credential.CredentialRedactor;

/** Reason in the header of a PUT or DELETE; a POST has it in its body. */
public record ReasonHeader(@Nullable String header) {

    public static final String HEADER = "Fleetledger-Reason";
    static final int LIMIT = 1_000;

    /** @throws ProblemException 400 when it is not percent-encoded UTF-8, or too long */
    public @Nullable String value() {
        if (header == null) {
            return null;
        }
        String reason = decode(header);
        if (reason.codePointCount(0, reason.length()) > LIMIT) {
            throw invalid("The reason has more than 1,000 characters.", "Say it in at most 1,000 characters.");
        }
        if (CredentialRedactor.containsCredential(reason)) {
            throw invalid("The reason holds what looks like a credential, and everybody would read it for ever.", "Say it without.");
        }
        return reason;
    }

    private static String decode(String header) {
        try {
            // Keeps a plus sign as it is: the header uses percent-encoding, not form encoding.
            String reason = URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (reason.indexOf('\uFFFD') < 0 && reason.indexOf('\0') < 0 && header.chars().allMatch(c -> c < 128)) {
                return reason;
            }
        } catch (IllegalArgumentException e) {
            // A percent sign without two hexadecimal digits is reported below.
        }
        throw invalid("The header " + HEADER + " is not percent-encoded UTF-8.", "Encode it as encodeURIComponent does.");
    }

    private static ProblemException invalid(String message, String remedy) {
        return ProblemException.of(400, "ReasonIsInvalid", message, remedy);
    }
}
