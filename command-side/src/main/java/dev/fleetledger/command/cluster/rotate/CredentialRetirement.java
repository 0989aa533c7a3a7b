package dev.fleetledger.command.cluster.rotate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.deadline.DeadlineScheduler;
import dev.fleetledger.command.fleet.CredentialTable;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.stream.SystemMetadata;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.RecordedEvent;

/** Schedules and executes the retirement of credentials whose overlap ends. Its task has an instance for each cluster and credential. */
@Component
final class CredentialRetirement {

    static final TaskDescriptor<Void> DEADLINE = TaskDescriptor.of("credential-retirement");

    private static final String ACTION = "cluster.retire";
    private static final char SEPARATOR = '/';

    private final CredentialTable credentialTable;
    private final Ledger ledger;
    private final SystemMetadata systemMetadata;
    private final DeadlineScheduler deadlineScheduler;

    CredentialRetirement(CredentialTable credentialTable, Ledger ledger, IdGenerator idGenerator, DeadlineScheduler deadlineScheduler) {
        this.credentialTable = credentialTable;
        this.ledger = ledger;
        this.systemMetadata = new SystemMetadata(idGenerator, ACTION);
        this.deadlineScheduler = deadlineScheduler;
    }

    /** Schedules the retirement of the cluster's credentials whose validity ends at this time. */
    void schedule(String cluster, Instant validUntil) {
        credentialTable.findExpiring(cluster, validUntil)
                .forEach(credential -> deadlineScheduler.schedule(DEADLINE, cluster + SEPARATOR + credential, validUntil));
    }

    /** Runs in the caller's transaction. @return when to run again, if the credential is valid for longer than was scheduled */
    Optional<Instant> run(String instance, Instant now) {
        int separator = instance.indexOf(SEPARATOR);
        String cluster = instance.substring(0, separator);
        String credential = instance.substring(separator + 1);
        Optional<Instant> validUntil = credentialTable.lockExpiring(cluster, credential);
        if (validUntil.isEmpty() || validUntil.get().isAfter(now)) {
            return validUntil;
        }
        retire(cluster, credential, now);
        return Optional.empty();
    }

    private void retire(String cluster, String credential, Instant now) {
        List<RecordedEvent> recorded = ledger.read(StreamIds.cluster(cluster));
        EventStream<ClusterEvent> eventStream = EventStream.of(StreamIds.cluster(cluster), ClusterEvent.class, recorded);
        List<ClusterEvent> retired = Cluster.decide(Cluster.replay(eventStream.events()), new ClusterCommand.Retire(credential));
        credentialTable.retire(cluster, credential, now);
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
