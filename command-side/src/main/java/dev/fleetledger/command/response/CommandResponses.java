package dev.fleetledger.command.response;

import java.net.URI;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import dev.fleetledger.command.dispatch.CommandOutcome;
import dev.fleetledger.command.message.CommandResult;

/** Creates the HTTP response of an accepted command: its result, with version and position as headers. */
public final class CommandResponses {

    /** Marks the answer to a repeated request. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final String POSITION = "Fleetledger-Position";
    private static final MediaType YAML = MediaType.parseMediaType("text/yaml;charset=UTF-8");

    private CommandResponses() {}

    public static <R extends CommandResult> ResponseEntity<R> ok(CommandOutcome<R> outcome) {
        return json(HttpStatus.OK, outcome).body(outcome.result());
    }

    /** Clusters will act or are asked. */
    public static <R extends CommandResult> ResponseEntity<R> accepted(CommandOutcome<R> outcome) {
        return json(HttpStatus.ACCEPTED, outcome).body(outcome.result());
    }

    /** Clusters will act or are asked, and the answer tells where to look. */
    public static <R extends CommandResult> ResponseEntity<R> accepted(CommandOutcome<R> outcome, String location) {
        return json(HttpStatus.ACCEPTED, outcome).location(URI.create(location)).body(outcome.result());
    }

    /** @param collection path under which the new thing has its id */
    public static <R extends CommandResult> ResponseEntity<R> created(CommandOutcome<R> outcome, String collection) {
        return json(HttpStatus.CREATED, outcome).location(URI.create(collection + "/" + outcome.result().id())).body(outcome.result());
    }

    /** A YAML document instead of the result, which only the headers tell. */
    public static ResponseEntity<String> yaml(CommandOutcome<?> outcome, String document) {
        return response(HttpStatus.OK, outcome).contentType(YAML).body(document);
    }

    private static ResponseEntity.BodyBuilder json(HttpStatus status, CommandOutcome<?> outcome) {
        return response(status, outcome).contentType(MediaType.APPLICATION_JSON);
    }

    private static ResponseEntity.BodyBuilder response(HttpStatus status, CommandOutcome<?> outcome) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .eTag(Long.toString(outcome.result().version()))
                .header(POSITION, outcome.result().position());
        return outcome.replayed() ? response.header(REPLAYED, "true") : response;
    }
}
