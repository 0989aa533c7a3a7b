package dev.fleetledger.query.answer;

import org.springframework.http.ResponseEntity;

/** A single thing with its version as ETag, to be sent back as If-Match. */
public final class Versioned {

    private Versioned() {}

    public static <T> ResponseEntity<T> of(long version, T body) {
        return ResponseEntity.ok().eTag("\"" + version + "\"").body(body);
    }
}
