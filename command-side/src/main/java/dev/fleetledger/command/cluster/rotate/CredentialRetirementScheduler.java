package dev.fleetledger.command.cluster.rotate;

import java.time.Instant;
import java.time.InstantSource;
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
import dev.fleetledger.command.fleet.CredentialTable;
import dev.fleetledger.command.fleet.CredentialTable.Credential;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.stream.SystemMetadata;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.RecordedEvent;
import dev.fleetledger.ledger.StreamConflictException;

/** Retires credentials whose overlap has ended. Every instance runs it: the credential's row is locked during the transaction. */
@Component
final class CredentialRetirementScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialRetirementScheduler.class);
    private static final String ACTION = "cluster.retire";

    private final CredentialTable credentialTable;
    private final Ledger ledger;
    private final SystemMetadata systemMetadata;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    CredentialRetirementScheduler(CredentialTable credentialTable, Ledger ledger, IdGenerator idGenerator,
            ObjectProvider<InstantSource> clocks, PlatformTransactionManager transactions) {
        this.credentialTable = credentialTable;
        this.ledger = ledger;
        this.systemMetadata = new SystemMetadata(idGenerator, ACTION);
        this.clock = clocks.getIfAvailable(InstantSource::system);
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT1S")
    void runDue() {
        try {
            boolean more = true;
            while (more) {
                more = Boolean.TRUE.equals(transaction.execute(status -> retireOne(clock.instant())));
            }
        } catch (StreamConflictException | ConcurrencyFailureException e) {
            LOG.debug("Conflict with another transaction; the next run retries", e);
        }
    }

    private boolean retireOne(Instant now) {
        List<Credential> due = credentialTable.lockDue(now, 1);
        due.forEach(credential -> retire(credential, now));
        return !due.isEmpty();
    }

    private void retire(Credential credential, Instant now) {
        List<RecordedEvent> recorded = ledger.read(StreamIds.cluster(credential.cluster()));
        EventStream<ClusterEvent> eventStream = EventStream.of(StreamIds.cluster(credential.cluster()), ClusterEvent.class, recorded);
        List<ClusterEvent> retired = Cluster.decide(Cluster.replay(eventStream.events()), new ClusterCommand.Retire(credential.id()));
        credentialTable.retire(credential.cluster(), credential.id(), now);
        if (!retired.isEmpty()) {
            ledger.append(eventStream.next(retired), metadata(recorded));
        }
    }

    /** The causation is the rotation that set the end of the credential's validity. Its correlation and trace are not continued. */
    private Map<String, String> metadata(List<RecordedEvent> recorded) {
        Map<String, String> metadata = systemMetadata.create();
        recorded.stream().filter(event -> event.payload() instanceof ClusterEvent.CredentialIssued it && it.formerUntil() != null)
                .reduce((one, later) -> later).map(event -> event.metadata().get(EventMetadata.COMMAND))
                .ifPresent(command -> metadata.put(EventMetadata.CAUSATION, command));
        return metadata;
    }
}
