package dev.fleetledger.command.access.give;

import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.GrantCommand;
import dev.fleetledger.command.access.Grants;
import dev.fleetledger.command.access.door.Doorkeeper;
import dev.fleetledger.command.access.door.GrantTable;
import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.judgement.access.Action;

@Component
final class GiveGrantHandler {

    /** Version of every grant: a grant is never changed between giving and revoking. */
    private static final long ONLY_VERSION = 1;

    private final Doorkeeper doorkeeper;
    private final Book book;
    private final GrantTable table;
    private final Ids ids;

    GiveGrantHandler(Doorkeeper doorkeeper, Book book, GrantTable table, Ids ids) {
        this.doorkeeper = doorkeeper;
        this.book = book;
        this.table = table;
        this.ids = ids;
    }

    @CommandHandler
    Answer handle(GiveGrant command) {
        Request request = command.request();
        doorkeeper.standing(request).mayInFleet(Action.GRANT_ANYTHING);
        Asked asked = request.body().read(Asked::of);
        request.notes().because(asked.reason());
        UUID id = ids.next();
        History<GrantEvent> history = book.read(Streams.GRANTS, GrantEvent.class);
        List<GrantEvent> events = Grants.decide(Grants.of(history.events()), new GrantCommand.Give(id, asked.role(), asked.holder(), asked.scope()));
        for (GrantEvent event : events) {
            if (event instanceof GrantEvent.Given given) {
                table.add(given);
            }
        }
        String position = book.write(history, events, request);
        return Answer.of(201, new Outcome(id, ONLY_VERSION, position).at("/api/v1/grants/" + id));
    }
}
