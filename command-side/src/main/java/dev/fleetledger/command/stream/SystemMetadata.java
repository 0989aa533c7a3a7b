package dev.fleetledger.command.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.IdGenerator;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.ledger.RecordedEvent;

/** Event metadata for changes by the system; the causation is the command that led to it. */
public record SystemMetadata(IdGenerator idGenerator) {

    private static final String ACTION = "agent.report";

    public Map<String, String> causedBy(RecordedEvent cause) {
        Map<String, String> metadata = create();
        putIfPresent(metadata, EventMetadata.CAUSATION, cause.metadata().get(EventMetadata.COMMAND));
        for (String inherited : List.of(EventMetadata.CORRELATION, EventMetadata.TRACEPARENT)) {
            putIfPresent(metadata, inherited, cause.metadata().get(inherited));
        }
        return metadata;
    }

    public Map<String, String> create() {
        return new HashMap<>(Map.of(EventMetadata.ACTOR, EventMetadata.SYSTEM, EventMetadata.ACTION, ACTION, EventMetadata.COMMAND,
                idGenerator.next().toString()));
    }

    private static void putIfPresent(Map<String, String> metadata, String key, @Nullable String value) {
        if (value != null) {
            metadata.put(key, value);
        }
    }
}
