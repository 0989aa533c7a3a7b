package dev.fleetledger.command.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.IdGenerator;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.ledger.RecordedEvent;

/** Event metadata for changes by the system; the causation is the command that led to it. */
public record SystemMetadata(IdGenerator ids) {

    private static final String ACTION = "agent.report";

    public Map<String, String> causedBy(RecordedEvent cause) {
        Map<String, String> notes = create();
        put(notes, EventMetadata.CAUSATION, cause.metadata().get(EventMetadata.COMMAND));
        for (String kept : List.of(EventMetadata.CORRELATION, EventMetadata.TRACEPARENT)) {
            put(notes, kept, cause.metadata().get(kept));
        }
        return notes;
    }

    public Map<String, String> create() {
        return new HashMap<>(Map.of(EventMetadata.ACTOR, EventMetadata.SYSTEM, EventMetadata.ACTION, ACTION, EventMetadata.COMMAND, ids.next().toString()));
    }

    private static void put(Map<String, String> notes, String key, @Nullable String value) {
        if (value != null) {
            notes.put(key, value);
        }
    }
}
