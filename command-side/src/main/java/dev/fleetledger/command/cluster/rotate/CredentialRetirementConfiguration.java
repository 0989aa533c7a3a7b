package dev.fleetledger.command.cluster.rotate;

import java.time.InstantSource;

import com.github.kagkarlsson.scheduler.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.deadline.DeadlineTask;

/** Wires the task that retires a credential once its overlap with a newer one has ended. */
@Configuration(proxyBeanMethods = false)
class CredentialRetirementConfiguration {

    @Bean
    Task<Void> credentialRetirement(CredentialRetirement retirement, ObjectProvider<InstantSource> clocks,
            PlatformTransactionManager transactions) {
        InstantSource clock = clocks.getIfAvailable(InstantSource::system);
        var transaction = new TransactionTemplate(transactions);
        return DeadlineTask.of(CredentialRetirement.DEADLINE,
                instance -> transaction.execute(status -> retirement.run(instance, clock.instant())));
    }
}
