package dev.fleetledger.command.access.revoke;

import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.GrantCommand;
import dev.fleetledger.command.access.Grants;
import dev.fleetledger.command.access.door.Doorkeeper;
import dev.fleetledger.command.access.door.GrantTable;
import dev.fleetledger.command.access.door.Standing;
import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.judgement.access.Action;

@Component
final class RevokeGrantHandler {

    private static final long ONLY_VERSION = 1;
    private static final long AFTER_ITS_END = 2;

    private final Doorkeeper doorkeeper;
    private final Book book;
    private final GrantTable table;

    RevokeGrantHandler(Doorkeeper doorkeeper, Book book, GrantTable table) {
        this.doorkeeper = doorkeeper;
        this.book = book;
        this.table = table;
    }

    @CommandHandler
    Answer handle(RevokeGrant command) {
        Request request = command.request();
        Standing standing = doorkeeper.standing(request);
        History<GrantEvent> history = book.read(Streams.GRANTS, GrantEvent.class);
        Grants grants = Grants.of(history.events());
        UUID id = command.grant();
        if (id == null || !grants.byId().containsKey(id) || !standing.maySeeGrants()) {
            throw Problem.notFound("grant");
        }
        standing.mayInFleet(Action.GRANT_ANYTHING);
        request.mustHaveSeen(ONLY_VERSION);
        request.notes().because(request.reason().said());
        List<GrantEvent> events = Grants.decide(grants, new GrantCommand.Revoke(id));
        table.remove(id);
        return Answer.of(200, new Outcome(id, AFTER_ITS_END, book.write(history, events, request)));
    }
}
