package dev.fleetledger.command.draft.shelf;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.ledger.NewEvent;

/** Starts a draft: appends its first events. */
@Component
public final class Beginning {

    private final Book book;

    Beginning(Book book) {
        this.book = book;
    }

    public Answer of(DraftCommand.Start start, Request request) {
        return of(start, List.of(), request);
    }

    /** @param before events to be appended in the same transaction, e.g. a question to a cluster */
    public Answer of(DraftCommand.Start start, List<NewEvent> before, Request request) {
        List<DraftEvent> events = Draft.decide(Draft.NONE, start);
        History<DraftEvent> none = History.none(Streams.draft(start.draft()));
        List<NewEvent> all = new ArrayList<>(before);
        all.addAll(none.then(events));
        String position = book.write(all, request);
        return Answer.of(201, new Outcome(start.draft(), none.versionAfter(events), position).at("/api/v1/drafts/" + start.draft()));
    }
}
