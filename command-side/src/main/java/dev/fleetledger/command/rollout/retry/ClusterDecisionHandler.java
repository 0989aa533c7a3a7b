package dev.fleetledger.command.rollout.retry;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.rollout.Rollout;
import dev.fleetledger.command.rollout.RolloutCommand;
import dev.fleetledger.command.rollout.RolloutProgress;
import dev.fleetledger.command.rollout.repository.LoadedRollout;
import dev.fleetledger.command.rollout.repository.RolloutRepository;
import dev.fleetledger.command.rollout.step.RolloutProgressReader;

@Component
final class ClusterDecisionHandler {

    private final RolloutRepository rolloutRepository;
    private final RolloutProgressReader progressReader;
    private final InstantSource clock;

    ClusterDecisionHandler(RolloutRepository rolloutRepository, RolloutProgressReader progressReader, InstantSource clock) {
        this.rolloutRepository = rolloutRepository;
        this.progressReader = progressReader;
        this.clock = clock;
    }

    @CommandHandler
    CommandReceipt handle(RetryCluster command, Authorization authorization) {
        return execute(command.rollout(), command.cluster(), authorization,
                progress -> new RolloutCommand.Retry(command.cluster(), progress));
    }

    @CommandHandler
    CommandReceipt handle(SkipCluster command, Authorization authorization) {
        return execute(command.rollout(), command.cluster(), authorization,
                progress -> new RolloutCommand.Skip(command.cluster(), progress));
    }

    private CommandReceipt execute(@Nullable UUID id, String cluster, Authorization authorization,
            Function<RolloutProgress, RolloutCommand> command) {
        LoadedRollout found = rolloutRepository.find(id, authorization);
        List<String> concerned = found.state().clusters().contains(cluster) ? List.of(cluster) : found.state().clusters();
        rolloutRepository.requireChange(found, concerned);
        Instant now = clock.instant();
        RolloutProgress progress = progressReader.readAll(found.state(), now);
        return rolloutRepository.append(found, Rollout.decide(found.rollout(), command.apply(progress)), now);
    }
}
