package dev.fleetledger.command.rollout.join;

import java.util.Optional;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.task.Task;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

import dev.fleetledger.command.deadline.DeadlineScheduler;
import dev.fleetledger.command.deadline.DeadlineTask;

/** Wires the task that looks for new clusters of a workload. */
@Configuration(proxyBeanMethods = false)
class ClusterJoinConfiguration {

    @Bean
    Task<Void> clusterJoin(ClusterJoin clusterJoin, PlatformTransactionManager transactions, Clock clock) {
        return DeadlineTask.of(JoinLaterListener.TASK, transactions, clock, (instance, now) -> {
            clusterJoin.run(DeadlineScheduler.subject(instance));
            return Optional.empty();
        });
    }
}
