package dev.fleetledger.query.live;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.query.projection.change.Change;
import dev.fleetledger.query.projection.change.LiveObject;

/** The text of a stream's parts, as the HTML standard defines server-sent events. */
final class EventText {

    /** Milliseconds after which a browser whose stream has ended connects again. */
    private static final int RETRY_MILLIS = 2_000;

    private EventText() {}

    /** Tells what has changed, not how: the listener reads the object with their own rights. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeResponse(String kind, String id, @Nullable UUID workload, @Nullable String cluster, @Nullable UUID draft, Instant at) {

        static ChangeResponse of(Change change) {
            LiveObject object = change.object();
            return new ChangeResponse(object.kind().apiName(), object.id(), object.workload(), object.cluster(), object.draft(),
                    change.madeAt());
        }
    }

    /** Begins a stream. An id without data is no event, but the browser sends it when it connects again. */
    static String beginning(ChangeCursor cursor) {
        return "retry: " + RETRY_MILLIS + "\n" + keepAlive(cursor);
    }

    static String change(ChangeCursor cursor, Change change) {
        return "id: " + cursor.encode() + "\nevent: change\ndata: " + ContractJson.MAPPER.writeValueAsString(ChangeResponse.of(change))
                + "\n\n";
    }

    /** Tells that changes may have been missed before the cursor: the listener must read anew what it shows. */
    static String resync(ChangeCursor cursor) {
        return "id: " + cursor.encode() + "\nevent: resync\ndata: {}\n\n";
    }

    /** Keeps proxies from closing a quiet stream, and the listener's cursor from becoming too old. */
    static String keepAlive(ChangeCursor cursor) {
        return ": \nid: " + cursor.encode() + "\n\n";
    }

    static String end(StreamEnd end) {
        return ": " + end.text() + "\n\n";
    }
}
