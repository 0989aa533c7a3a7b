package dev.fleetledger.command.cluster.rotate;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.task.Task;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

import dev.fleetledger.command.deadline.DeadlineTask;

/** Wires the task that retires a credential once its overlap with a newer one has ended. */
@Configuration(proxyBeanMethods = false)
class CredentialRetirementConfiguration {

    @Bean
    Task<Void> credentialRetirement(CredentialRetirement retirement, PlatformTransactionManager transactions, Clock clock) {
        return DeadlineTask.of(CredentialRetirement.DEADLINE, transactions, clock, retirement::run);
    }
}
