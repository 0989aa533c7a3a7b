package dev.fleetledger.command.draft.fetch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.question.RunningAnswered;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.contract.Meta;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.draft.DraftEvent.Running;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.ledger.Ledger;

/** Fills drafts that wait for a cluster's answer, or records in them that no answer came. */
@Component
final class FetchedDrafts implements RunningAnswered {

    private static final String ACTION = "draft.fetch";

    private final Ledger ledger;
    private final Book book;
    private final Ids ids;

    FetchedDrafts(Ledger ledger, Book book, Ids ids) {
        this.ledger = ledger;
        this.book = book;
        this.ids = ids;
    }

    @Override
    public void answered(UUID draft, UUID question, Answer answer) {
        fill(draft, question, asked -> Found.of(asked, answer));
    }

    @Override
    public void unanswered(UUID draft, UUID question) {
        fill(draft, question, Found::silence);
    }

    /** Leaves a draft unchanged that has been discarded or waits for another answer by now. */
    private void fill(UUID id, UUID question, Function<Running, DraftCommand.Fetch> with) {
        History<DraftEvent> history = book.readNewest(Streams.draft(id), DraftEvent.class);
        Draft draft = Draft.of(history.events());
        if (draft instanceof Draft.Fetching waiting && waiting.running().question().equals(question)) {
            List<DraftEvent> events = Draft.decide(draft, with.apply(waiting.running()));
            ledger.append(history.then(events), causedBy(question));
        }
    }

    /** The actor is the system; the causation is the command that asked the question. */
    private Map<String, String> causedBy(UUID question) {
        Map<String, String> notes = new HashMap<>(Map.of(Meta.ACTOR, Meta.SYSTEM, Meta.ACTION, ACTION, Meta.COMMAND, ids.next().toString()));
        ledger.read(Streams.question(question)).stream().findFirst().ifPresent(asked -> {
            put(notes, Meta.CAUSATION, asked.metadata().get(Meta.COMMAND));
            put(notes, Meta.CORRELATION, asked.metadata().get(Meta.CORRELATION));
            put(notes, Meta.TRACEPARENT, asked.metadata().get(Meta.TRACEPARENT));
        });
        return notes;
    }

    private static void put(Map<String, String> notes, String key, @Nullable String value) {
        if (value != null) {
            notes.put(key, value);
        }
    }
}
