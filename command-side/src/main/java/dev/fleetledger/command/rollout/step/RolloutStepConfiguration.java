package dev.fleetledger.command.rollout.step;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.Task;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

import dev.fleetledger.command.deadline.DeadlineScheduler;
import dev.fleetledger.command.deadline.DeadlineTask;
import dev.fleetledger.command.deployment.repository.DeploymentRepository;
import dev.fleetledger.command.fleet.ReservedNameTable;
import dev.fleetledger.command.workload.stream.WorkloadStreamRepository;

/** Wires the tasks that execute the steps of rollouts. */
@Configuration(proxyBeanMethods = false)
@Import({RolloutTable.class, RolloutClusterTable.class, RolloutProgressReader.class, GenerationFactory.class,
        WorkloadStreamRepository.class, DeploymentRepository.class, ReservedNameTable.class, StepWriter.class, StepExecutor.class,
        RolloutStepper.class, RolloutTimer.class, RolloutWakeup.class, ClusterEventListener.class})
public class RolloutStepConfiguration {

    /** The timer of a rollout repeats itself as long as there is a time to wait for. */
    @Bean
    Task<Void> rolloutTimer(RolloutStepper stepper, RolloutTable rolloutTable, PlatformTransactionManager transactions,
            InstantSource clock) {
        return DeadlineTask.of(RolloutTimer.TIMER, transactions, clock::instant, (instance, now) -> {
            UUID rollout = UUID.fromString(instance);
            Optional<Instant> next = stepper.step(rollout, now);
            rolloutTable.setNext(rollout, next.orElse(null));
            return next;
        });
    }

    @Bean
    Task<Void> rolloutStep(RolloutStepper stepper, RolloutTimer timer, PlatformTransactionManager transactions, InstantSource clock) {
        return DeadlineTask.of(RolloutWakeup.STEP, transactions, clock::instant, (instance, now) -> {
            UUID rollout = DeadlineScheduler.subject(instance);
            timer.set(rollout, stepper.step(rollout, now).orElse(null));
            return Optional.empty();
        });
    }
}
