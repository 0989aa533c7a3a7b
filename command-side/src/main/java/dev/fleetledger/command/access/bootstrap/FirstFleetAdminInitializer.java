package dev.fleetledger.command.access.bootstrap;

import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.access.GrantCommand;
import dev.fleetledger.command.access.Grants;
import dev.fleetledger.command.access.authorization.GrantTable;
import dev.fleetledger.command.settings.CommandSideProperties;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.stream.SystemMetadata;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.access.GrantEvent.Given;
import dev.fleetledger.contract.access.GrantEvent.Holder;
import dev.fleetledger.contract.access.GrantEvent.Scope;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.StreamConflictException;

/**
 * Gives the Fleet Admin role at startup to the subject named in the settings if no Fleet Admin exists. The grant is an ordinary
 * event with the system as its actor.
 */
@Component
final class FirstFleetAdminInitializer implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstFleetAdminInitializer.class);
    private static final String ACTION = "grant.give";
    private static final String REASON = "There was no Fleet Admin; the settings name this one";

    private final String subject;
    private final Ledger ledger;
    private final GrantTable grantTable;
    private final IdGenerator idGenerator;
    private final TransactionTemplate transaction;

    FirstFleetAdminInitializer(CommandSideProperties properties, Ledger ledger, GrantTable grantTable, IdGenerator idGenerator,
            PlatformTransactionManager transactions) {
        this.subject = properties.firstFleetAdmin();
        this.ledger = ledger;
        this.grantTable = grantTable;
        this.idGenerator = idGenerator;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (subject.isBlank()) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> giveIfNone());
        } catch (StreamConflictException | DuplicateKeyException conflict) {
            LOG.info("Another instance gave the first Fleet Admin grant");
        }
    }

    private void giveIfNone() {
        EventStream<GrantEvent> eventStream = EventStream.of(StreamIds.GRANTS, GrantEvent.class, ledger.read(StreamIds.GRANTS));
        Grants grants = Grants.replay(eventStream.events());
        if (grants.hasFleetAdmin()) {
            return;
        }
        Given given = new Given(idGenerator.next(), "FleetAdmin", new Holder("user", subject), new Scope(true, null, null, null));
        List<GrantEvent> events = Grants.decide(grants, new GrantCommand.Give(given.grant(), given.role(), given.holder(), given.scope()));
        grantTable.add(given);
        Map<String, String> metadata = new SystemMetadata(idGenerator, ACTION).create();
        metadata.put(EventMetadata.REASON, REASON);
        ledger.append(eventStream.next(events), metadata);
    }
}
