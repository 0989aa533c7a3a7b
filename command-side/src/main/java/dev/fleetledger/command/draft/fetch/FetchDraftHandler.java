package dev.fleetledger.command.draft.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.shelf.Drafts;
import dev.fleetledger.command.draft.shelf.OnShelf;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.contract.draft.DraftEvent.Running;
import dev.fleetledger.ledger.NewEvent;

/** Repeats the question to a cluster that did not answer or had no DaemonSet of that name. */
@Component
final class FetchDraftHandler {

    private final Drafts drafts;
    private final RunningSource source;
    private final Book book;

    FetchDraftHandler(Drafts drafts, RunningSource source, Book book) {
        this.drafts = drafts;
        this.source = source;
        this.book = book;
    }

    @CommandHandler
    Answer handle(FetchDraft command) {
        Request request = command.request();
        OnShelf found = drafts.find(command.draft(), request);
        found.standing().mayEditDraft(found.content(), found.targets());
        request.notes().because(request.body().reason());
        Running before = running(Draft.unanswered(found.draft()));
        RunningSource.Asked asked = source.ask(found.content().draft(), before.cluster(), before.namespace(), before.name(), found.standing());
        List<DraftEvent> events = Draft.decide(found.draft(), new DraftCommand.AskAgain(asked.running()));
        List<NewEvent> all = new ArrayList<>(List.of(asked.question()));
        all.addAll(found.history().then(events));
        String position = book.write(all, request);
        return Answer.of(202, new Outcome(found.content().draft(), found.history().versionAfter(events), position));
    }

    private static Running running(Content content) {
        Origin from = Objects.requireNonNull(content.from());
        return Objects.requireNonNull(from.running());
    }
}
