package dev.fleetledger.query.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.change.Change;
import dev.fleetledger.query.projection.change.ChangeTable;
import dev.fleetledger.query.projection.change.LiveObject;

/** Reads recorded changes with those who may be told of them now. */
@Component
class ChangeReader {

    private static final int PAGE_SIZE = 1_000;

    /** Listeners that read at once what they have missed: after a restart all of them come again, and others need the database too. */
    private static final int RESUMING_AT_ONCE = 3;

    private final ChangeTable table;
    private final AudienceQueries audienceQueries;
    private final Semaphore resuming = new Semaphore(RESUMING_AT_ONCE);

    ChangeReader(ChangeTable table, AudienceQueries audienceQueries) {
        this.table = table;
        this.audienceQueries = audienceQueries;
    }

    /** As {@link #readAfter}, when it is the caller's turn. */
    Optional<List<LiveChange>> readMissed(UUID views, long number) throws InterruptedException {
        resuming.acquire();
        try {
            return readAfter(views, number);
        } finally {
            resuming.release();
        }
    }

    long lastNumber() {
        return table.head().number();
    }

    /** @return the next changes, none when there are no more; empty when the next one was deleted */
    Optional<List<LiveChange>> readAfter(UUID views, long number) {
        List<Change> changes = table.readAfter(number, PAGE_SIZE);
        if (!changes.isEmpty() && changes.getFirst().number() != number + 1) {
            return Optional.empty();
        }
        Map<LiveObject.Key, Audience> audiences = audienceQueries.find(changes.stream().map(Change::object).toList());
        return Optional.of(changes.stream().map(change -> new LiveChange(change.number(), change.object(),
                audiences.getOrDefault(change.object().key(), Audience.NOBODY), change.madeAt(),
                EventText.change(new ChangeCursor(views, change.number()), change))).toList());
    }
}
