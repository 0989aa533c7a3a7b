package dev.fleetledger.command.undo;

import java.util.List;
import java.util.stream.Stream;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

/** Undoes entries, and reads from the ledger what was recorded of it. */
final class UndoScenario {

    private UndoScenario() {}

    static Reply preview(Caller caller, String position, String etag) {
        return caller.post(path(position), "{\"preview\":true}", "If-Match", etag);
    }

    static Reply undo(Caller caller, String position, String etag, String... headers) {
        return caller.post(path(position), "{\"preview\":false,\"reason\":\"it was wrong\"}",
                Stream.concat(Stream.of("If-Match", etag), Stream.of(headers))
                        .toArray(String[]::new));
    }

    static String path(String position) {
        return "/api/v1/audit/" + position + ":undo";
    }

    /** The different values of a metadata entry in the events of the command at this position. */
    static List<String> metadata(String position, String key) {
        return TestFleet.database().queryForList("select distinct metadata->>? from ledger.events where metadata->>'command' ="
                + " (select metadata->>'command' from ledger.events where position = ?)", String.class, key, Long.valueOf(position));
    }

    static String command(String position) {
        return metadata(position, "command").getFirst();
    }
}
