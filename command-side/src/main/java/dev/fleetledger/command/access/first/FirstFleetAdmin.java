package dev.fleetledger.command.access.first;

import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.access.GrantCommand;
import dev.fleetledger.command.access.Grants;
import dev.fleetledger.command.access.door.GrantTable;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.contract.Meta;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.access.GrantEvent.Given;
import dev.fleetledger.contract.access.GrantEvent.Holder;
import dev.fleetledger.contract.access.GrantEvent.Scope;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.StreamMovedOn;

/**
 * Gives the Fleet Admin role at startup to the subject named in the settings if no Fleet Admin exists. The grant is an ordinary
 * event with the system as its actor.
 */
@Component
final class FirstFleetAdmin implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstFleetAdmin.class);

    private final String subject;
    private final Ledger ledger;
    private final GrantTable table;
    private final Ids ids;
    private final TransactionTemplate transaction;

    FirstFleetAdmin(@Value("${fleetledger.first-fleet-admin:}") String subject, Ledger ledger, GrantTable table, Ids ids,
            PlatformTransactionManager transactions) {
        this.subject = subject;
        this.ledger = ledger;
        this.table = table;
        this.ids = ids;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (subject.isBlank()) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> giveIfNone());
        } catch (StreamMovedOn | DuplicateKeyException other) {
            LOG.info("Another copy gave the first Fleet Admin grant");
        }
    }

    private void giveIfNone() {
        History<GrantEvent> history = History.of(Streams.GRANTS, GrantEvent.class, ledger.read(Streams.GRANTS));
        Grants grants = Grants.of(history.events());
        if (grants.hasFleetAdmin()) {
            return;
        }
        Given given = new Given(ids.next(), "FleetAdmin", new Holder("user", subject), new Scope(true, null, null, null));
        List<GrantEvent> events = Grants.decide(grants, new GrantCommand.Give(given.grant(), given.role(), given.holder(), given.scope()));
        table.add(given);
        ledger.append(history.then(events), Map.of(Meta.ACTOR, Meta.SYSTEM, Meta.ACTION, "grant.give", Meta.COMMAND, ids.next().toString(),
                Meta.REASON, "There was no Fleet Admin; the settings name this one"));
    }
}
