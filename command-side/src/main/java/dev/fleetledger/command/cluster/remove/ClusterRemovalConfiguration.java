package dev.fleetledger.command.cluster.remove;

import java.time.Instant;
import java.util.Optional;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.task.Task;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

import dev.fleetledger.command.deadline.DeadlineTask;
import dev.fleetledger.command.fleet.RemovalTable;
import dev.fleetledger.command.fleet.RemovalTable.Removal;

/** Wires the task that executes a cluster's removal once its grace period has ended, one step in each transaction. */
@Configuration(proxyBeanMethods = false)
class ClusterRemovalConfiguration {

    @Bean
    Task<Void> clusterRemoval(RemovalTable removalTable, ClusterRemovalStep removalStep, PlatformTransactionManager transactions,
            Clock clock) {
        return DeadlineTask.of(RemovalTable.DEADLINE, transactions, clock,
                (cluster, now) -> removalTable.lock(cluster).flatMap(removal -> run(removal, removalStep, now)));
    }

    private static Optional<Instant> run(Removal removal, ClusterRemovalStep removalStep, Instant now) {
        return removal.isDue(now) ? removalStep.run(removal, now) : Optional.of(removal.due());
    }
}
