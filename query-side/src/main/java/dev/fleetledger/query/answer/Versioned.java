package dev.fleetledger.query.answer;

import org.springframework.http.ResponseEntity;

/** Builds a response with the object's version as ETag, which the client sends back as If-Match. */
public final class Versioned {

    private Versioned() {}

    public static <T> ResponseEntity<T> of(long version, T body) {
        return ResponseEntity.ok().eTag("\"" + version + "\"").body(body);
    }
}
