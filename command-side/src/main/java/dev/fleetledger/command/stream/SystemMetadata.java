package dev.fleetledger.command.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.ledger.RecordedEvent;

/** Metadata of the events that the system appends by itself. Each call starts a new command with this action. */
public record SystemMetadata(IdGenerator idGenerator, String action) {

    private static final List<String> TRACING = List.of(EventMetadata.CORRELATION, EventMetadata.TRACEPARENT);
    private static final List<String> REQUESTER = List.of(EventMetadata.ACTOR, EventMetadata.ROLES, EventMetadata.REASON);

    /** @return mutable metadata with the system as actor */
    public Map<String, String> create() {
        return new HashMap<>(Map.of(EventMetadata.ACTOR, EventMetadata.SYSTEM, EventMetadata.ACTION, action, EventMetadata.COMMAND,
                idGenerator.next().toString()));
    }

    /** The causation is the command that appended the cause. Its correlation and trace are continued. */
    public Map<String, String> causedBy(RecordedEvent cause) {
        Map<String, String> metadata = create();
        String command = cause.metadata().get(EventMetadata.COMMAND);
        if (command != null) {
            metadata.put(EventMetadata.CAUSATION, command);
        }
        inherit(metadata, cause, TRACING);
        return metadata;
    }

    /** Like {@link #causedBy}, but with the actor, roles and reason of the request instead of the system. */
    public Map<String, String> onBehalfOf(RecordedEvent request) {
        Map<String, String> metadata = causedBy(request);
        inherit(metadata, request, REQUESTER);
        return metadata;
    }

    private static void inherit(Map<String, String> metadata, RecordedEvent source, List<String> keys) {
        for (String key : keys) {
            String value = source.metadata().get(key);
            if (value != null) {
                metadata.put(key, value);
            }
        }
    }
}
