package dev.fleetledger.query.openapi;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the OpenAPI document of both sides, which is generated from the code; no authentication is needed. */
@RestController
class OpenApiController {

    private static final String DOCUMENT = "openapi/fleetledger.json";
    private static final int TAG_BYTES = 16;

    private final byte[] document;
    private final String tag;

    OpenApiController() throws IOException, NoSuchAlgorithmException {
        document = new ClassPathResource(DOCUMENT).getContentAsByteArray();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(document);
        tag = '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
    }

    /** Supports conditional requests by ETag. */
    @GetMapping("/api/v1/openapi.json")
    ResponseEntity<byte[]> describe() {
        return ResponseEntity.ok().eTag(tag).cacheControl(CacheControl.noCache()).contentType(MediaType.APPLICATION_JSON).body(document);
    }
}
