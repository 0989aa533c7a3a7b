package dev.fleetledger.command.request;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.response.ProblemException;

/** Version that the caller has read. Strong comparison as in RFC 9110 13.1.1: a weak tag never matches. */
public record IfMatch(String header) {

    static void require(@Nullable IfMatch ifMatch, long version) {
        if (ifMatch == null) {
            throw ProblemException.of(428, "IfMatchIsMissing", "This changes something that others may have changed meanwhile.",
                    "Read it, and send its ETag as If-Match.");
        }
        if (!ifMatch.matches(version)) {
            throw ProblemException.of(412, "VersionIsStale", "It is at version " + version + " by now.",
                    "Read it again, look at what changed, and send the new ETag.").withVersion(version);
        }
    }

    private boolean matches(long version) {
        String tag = "\"" + version + "\"";
        return header.strip().equals("*") || Arrays.stream(header.split(",")).map(String::strip).anyMatch(tag::equals);
    }
}
