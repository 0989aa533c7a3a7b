package dev.fleetledger.query.web;

import org.springframework.http.ResponseEntity;

/** Builds a response with the object's version as ETag, which the client sends back as If-Match. */
public final class ETagResponse {

    private ETagResponse() {}

    public static <T> ResponseEntity<T> of(long version, T body) {
        return ResponseEntity.ok().eTag("\"" + version + "\"").body(body);
    }
}
