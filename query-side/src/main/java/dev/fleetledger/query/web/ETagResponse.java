package dev.fleetledger.query.web;

import org.springframework.http.ResponseEntity;

/**
 * Builds a response with the object's version as ETag, which the client sends back as If-Match. What was read of the past has none, because
 * it is not what the next command would change.
 */
public final class ETagResponse {

    private ETagResponse() {}

    public static <T> ResponseEntity<T> of(long version, ReadPoint readPoint, T body) {
        return builder(version, readPoint).body(body);
    }

    /** Without a body so far, for answers with further headers. */
    public static ResponseEntity.BodyBuilder builder(long version, ReadPoint readPoint) {
        return readPoint.isPast() ? ResponseEntity.ok() : ResponseEntity.ok().eTag(Long.toString(version));
    }
}
