package dev.fleetledger.command.door;

import java.net.URI;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

import dev.fleetledger.command.answer.Answer;

/** Converts a command response to an HTTP response. */
public final class Answers {

    private static final String POSITION = "Fleetledger-Position";

    private Answers() {}

    public static ResponseEntity<byte[]> response(Answer answer) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status())
                .header(HttpHeaders.CONTENT_TYPE, answer.type())
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (answer.version() != null) {
            response.eTag("\"" + answer.version() + "\"");
        }
        if (answer.position() != null) {
            response.header(POSITION, answer.position());
        }
        if (answer.location() != null) {
            response.location(URI.create(answer.location()));
        }
        if (answer.retryAfter() != null) {
            response.header(HttpHeaders.RETRY_AFTER, Long.toString(answer.retryAfter()));
        }
        return response.body(answer.bytes());
    }
}
