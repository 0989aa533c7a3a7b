package dev.fleetledger.command.hub;

import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.door.Doorkeeper;
import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.command.request.SaidWhy;
import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.judgement.access.Action;

/** The relay resumes by itself after the commit, in an epoch that no agent knows yet. */
@Component
final class AcceptRestoreHandler {

    private final Doorkeeper doorkeeper;
    private final Book book;
    private final RestoredHub hub;

    AcceptRestoreHandler(Doorkeeper doorkeeper, Book book, RestoredHub hub) {
        this.doorkeeper = doorkeeper;
        this.book = book;
        this.hub = hub;
    }

    @CommandHandler
    Answer handle(AcceptRestore command) {
        Request request = command.request();
        doorkeeper.standing(request).mayInFleet(Action.RUN_FLEET);
        String reason = request.body().reason();
        request.notes().because(reason);
        RestoredHub.Found found = hub.found().orElseThrow(AcceptRestoreHandler::nothingToAccept);
        SaidWhy.mustBe(reason);
        HubEvent.RestoreAccepted accepted = new HubEvent.RestoreAccepted(found.nextEpoch(), found.knownHead());
        hub.goOn(accepted.epoch());
        History<HubEvent> history = book.read(Streams.HUB, HubEvent.class);
        List<HubEvent> events = List.of(accepted);
        return Answer.of(200, new Outcome("hub", history.versionAfter(events), book.write(history, events, request)).with("epoch", accepted.epoch()));
    }

    private static Problem nothingToAccept() {
        return Problem.of(409, "NothingToAccept", "The ledger has not gone backwards.", "Look at the hub's state first.");
    }
}
