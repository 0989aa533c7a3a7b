package dev.fleetledger.command.reports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Ids;
import dev.fleetledger.contract.Meta;
import dev.fleetledger.ledger.Recorded;

/** Event metadata for changes by the system; the causation is the command that led to it. */
record SystemNotes(Ids ids) {

    private static final String ACTION = "agent.report";

    Map<String, String> causedBy(Recorded cause) {
        Map<String, String> notes = plain();
        put(notes, Meta.CAUSATION, cause.metadata().get(Meta.COMMAND));
        for (String kept : List.of(Meta.CORRELATION, Meta.TRACEPARENT)) {
            put(notes, kept, cause.metadata().get(kept));
        }
        return notes;
    }

    Map<String, String> plain() {
        return new HashMap<>(Map.of(Meta.ACTOR, Meta.SYSTEM, Meta.ACTION, ACTION, Meta.COMMAND, ids.next().toString()));
    }

    private static void put(Map<String, String> notes, String key, @Nullable String value) {
        if (value != null) {
            notes.put(key, value);
        }
    }
}
