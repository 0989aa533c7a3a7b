package dev.fleetledger.command.cluster.rotate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.fleet.Credentials;
import dev.fleetledger.command.fleet.Credentials.Credential;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.contract.Meta;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.Recorded;
import dev.fleetledger.ledger.StreamMovedOn;

/** Retires credentials whose overlap has ended. Every instance runs it: the credential's row is locked during the transaction. */
@Component
final class Retirements {

    private static final Logger LOG = LoggerFactory.getLogger(Retirements.class);

    private final Credentials credentials;
    private final Ledger ledger;
    private final Ids ids;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    Retirements(Credentials credentials, Ledger ledger, Ids ids, ObjectProvider<InstantSource> clocks, PlatformTransactionManager transactions) {
        this.credentials = credentials;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clocks.getIfAvailable(InstantSource::system);
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT1S")
    void look() {
        try {
            boolean more = true;
            while (more) {
                more = Boolean.TRUE.equals(transaction.execute(status -> retireOne(clock.instant())));
            }
        } catch (StreamMovedOn | ConcurrencyFailureException e) {
            LOG.debug("Another was first, the next look goes on", e);
        }
    }

    private boolean retireOne(Instant now) {
        List<Credential> due = credentials.due(now, 1);
        due.forEach(credential -> retire(credential, now));
        return !due.isEmpty();
    }

    private void retire(Credential credential, Instant now) {
        List<Recorded> recorded = ledger.read(Streams.cluster(credential.cluster()));
        History<ClusterEvent> history = History.of(Streams.cluster(credential.cluster()), ClusterEvent.class, recorded);
        List<ClusterEvent> retired = Cluster.decide(Cluster.of(history.events()), new ClusterCommand.Retire(credential.id()));
        credentials.retire(credential.cluster(), credential.id(), now);
        if (!retired.isEmpty()) {
            ledger.append(history.then(retired), notes(recorded));
        }
    }

    /** The causation is the rotation that set the end of the credential's validity. */
    private Map<String, String> notes(List<Recorded> recorded) {
        Map<String, String> notes = new HashMap<>(Map.of(Meta.ACTOR, Meta.SYSTEM, Meta.ACTION, "cluster.retire", Meta.COMMAND, ids.next().toString()));
        recorded.stream().filter(event -> event.payload() instanceof ClusterEvent.CredentialIssued it && it.formerUntil() != null)
                .reduce((one, later) -> later).map(event -> event.metadata().get(Meta.COMMAND))
                .ifPresent(command -> notes.put(Meta.CAUSATION, command));
        return Map.copyOf(notes);
    }
}
