package dev.fleetledger.command.dispatch;

import java.net.URI;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

import dev.fleetledger.command.response.CommandResponse;

/** Converts a command response to an HTTP response. */
public final class HttpResponses {

    private static final String POSITION = "Fleetledger-Position";

    private HttpResponses() {}

    public static ResponseEntity<byte[]> of(CommandResponse commandResponse) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(commandResponse.status())
                .header(HttpHeaders.CONTENT_TYPE, commandResponse.type())
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (commandResponse.version() != null) {
            response.eTag("\"" + commandResponse.version() + "\"");
        }
        if (commandResponse.position() != null) {
            response.header(POSITION, commandResponse.position());
        }
        if (commandResponse.location() != null) {
            response.location(URI.create(commandResponse.location()));
        }
        if (commandResponse.retryAfter() != null) {
            response.header(HttpHeaders.RETRY_AFTER, Long.toString(commandResponse.retryAfter()));
        }
        return response.body(commandResponse.bytes());
    }
}
