package dev.fleetledger.command.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.body.ReasonText;
import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.problem.MalformedRequestException;

/** Reason in the header of a PUT or DELETE; a POST has it in its body. */
public record ReasonHeader(@Nullable String value) {

    static final String NAME = "Fleetledger-Reason";

    /** @throws MalformedRequestException when it is not percent-encoded UTF-8, too long, or holds a credential */
    static ReasonHeader of(@Nullable String header) {
        if (header == null) {
            return new ReasonHeader(null);
        }
        String reason = decode(header);
        if (reason.codePointCount(0, reason.length()) > ReasonText.MAX_LENGTH) {
            throw invalid("The reason in the header " + NAME + " has more than 1,000 characters.",
                    "Shorten it to at most 1,000 characters.");
        }
        if (CredentialRedactor.containsCredential(reason)) {
            throw invalid("The reason in the header " + NAME + " holds what looks like a credential, and the audit would show it for ever.",
                    "Send the reason without it.");
        }
        return new ReasonHeader(reason);
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
        throw invalid("The header " + NAME + " is not percent-encoded UTF-8.",
                "Encode the reason's UTF-8 bytes, as encodeURIComponent does: a%20b.");
    }

    private static MalformedRequestException invalid(String detail, String remedy) {
        return new MalformedRequestException("ReasonIsInvalid", detail, remedy);
    }
}
