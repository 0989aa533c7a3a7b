package dev.fleetledger.query.web;

import org.springframework.http.ResponseEntity;

/** Builds a response with the object's version as ETag, which the client sends back as If-Match. */
public final class ETagResponse {

    private ETagResponse() {}

    public static <T> ResponseEntity<T> of(long version, T body) {
        return builder(version).body(body);
    }

    /** Without a body so far, for answers with further headers. */
    public static ResponseEntity.BodyBuilder builder(long version) {
        return ResponseEntity.ok().eTag(Long.toString(version));
    }
}
