package dev.fleetledger.command.rollout.control;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.BiFunction;

import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.rollout.Rollout;
import dev.fleetledger.command.rollout.RolloutCommand;
import dev.fleetledger.command.rollout.repository.LoadedRollout;
import dev.fleetledger.command.rollout.repository.RolloutRepository;
import dev.fleetledger.command.rollout.step.RolloutProgressReader;

@Component
final class RolloutControlHandler {

    private final RolloutRepository rolloutRepository;
    private final RolloutProgressReader progressReader;
    private final InstantSource clock;

    RolloutControlHandler(RolloutRepository rolloutRepository, RolloutProgressReader progressReader, InstantSource clock) {
        this.rolloutRepository = rolloutRepository;
        this.progressReader = progressReader;
        this.clock = clock;
    }

    @CommandHandler
    CommandReceipt handle(PauseRollout command, Authorization authorization) {
        return execute(command.rollout(), authorization, (found, now) -> new RolloutCommand.Pause());
    }

    @CommandHandler
    CommandReceipt handle(ResumeRollout command, Authorization authorization) {
        return execute(command.rollout(), authorization,
                (found, now) -> new RolloutCommand.Resume(progressReader.read(found.state(), now), now));
    }

    @CommandHandler
    CommandReceipt handle(AbortRollout command, Authorization authorization) {
        return execute(command.rollout(), authorization, (found, now) -> new RolloutCommand.Abort());
    }

    private CommandReceipt execute(@Nullable UUID id, Authorization authorization,
            BiFunction<LoadedRollout, Instant, RolloutCommand> command) {
        LoadedRollout found = rolloutRepository.find(id, authorization);
        rolloutRepository.requireChange(found, found.state().clusters());
        Instant now = clock.instant();
        return rolloutRepository.append(found, Rollout.decide(found.rollout(), command.apply(found, now)), now);
    }
}
