package dev.fleetledger.command.rollout.approval;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.rollout.Rollout;
import dev.fleetledger.command.rollout.RolloutCommand;
import dev.fleetledger.command.rollout.repository.LoadedRollout;
import dev.fleetledger.command.rollout.repository.RolloutRepository;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.problem.SelfApprovalException;

/** The second person needs the right to change the workload in every cluster that the approval is about. */
@Component
final class RolloutApprovalHandler {

    private final RolloutRepository rolloutRepository;
    private final InstantSource clock;

    RolloutApprovalHandler(RolloutRepository rolloutRepository, InstantSource clock) {
        this.rolloutRepository = rolloutRepository;
        this.clock = clock;
    }

    @CommandHandler
    CommandReceipt handle(ApproveRollout command, Authorization authorization) {
        LoadedRollout found = find(command.rollout(), authorization);
        if (found.requester().equals(authorization.actor())) {
            throw new SelfApprovalException();
        }
        Instant now = clock.instant();
        List<RolloutEvent> events = Rollout.decide(found.rollout(), new RolloutCommand.Approve(command.manifests(), now));
        return rolloutRepository.append(found, events, now);
    }

    /** The requester may take back the request. */
    @CommandHandler
    CommandReceipt handle(RejectRollout command, Authorization authorization) {
        LoadedRollout found = find(command.rollout(), authorization);
        return rolloutRepository.append(found, Rollout.decide(found.rollout(), new RolloutCommand.Reject()), clock.instant());
    }

    private LoadedRollout find(@Nullable UUID id, Authorization authorization) {
        LoadedRollout found = rolloutRepository.find(id, authorization);
        List<String> clusters = found.state().findPendingApproval().map(it -> found.state().clustersOf(it.wave()))
                .orElseGet(found.state()::clusters);
        rolloutRepository.requireChange(found, clusters);
        return found;
    }
}
