package dev.fleetledger.command.cluster.remove;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import com.github.kagkarlsson.scheduler.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.deadline.DeadlineTask;
import dev.fleetledger.command.fleet.RemovalTable;
import dev.fleetledger.command.fleet.RemovalTable.Removal;

/** Wires the task that executes a cluster's removal once its grace period has ended, one step in each transaction. */
@Configuration(proxyBeanMethods = false)
class ClusterRemovalConfiguration {

    @Bean
    Task<Void> clusterRemoval(RemovalTable removalTable, ClusterRemovalStep removalStep, ObjectProvider<InstantSource> clocks,
            PlatformTransactionManager transactions) {
        InstantSource clock = clocks.getIfAvailable(InstantSource::system);
        var transaction = new TransactionTemplate(transactions);
        return DeadlineTask.of(RemovalTable.DEADLINE, cluster -> transaction.execute(status ->
                removalTable.lock(cluster).flatMap(removal -> run(removal, removalStep, clock.instant()))));
    }

    private static Optional<Instant> run(Removal removal, ClusterRemovalStep removalStep, Instant now) {
        return removal.isDue(now) ? removalStep.run(removal, now) : Optional.of(removal.due());
    }
}
