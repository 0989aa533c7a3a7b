package dev.fleetledger.command.rollout;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.rollout.RolloutEvent.ApprovalRequested;
import dev.fleetledger.contract.rollout.RolloutEvent.ApprovalRule;
import dev.fleetledger.contract.rollout.RolloutEvent.Approved;

/** @param pending the undecided request, if there is one */
record ApprovalState(@Nullable ApprovalRequested pending, Set<Approved> given) {

    static final ApprovalState NONE = new ApprovalState(null, Set.of());

    ApprovalState request(ApprovalRequested requested) {
        return new ApprovalState(requested, given);
    }

    ApprovalState approve(Approved approved) {
        Set<Approved> more = new HashSet<>(given);
        more.add(approved);
        return new ApprovalState(null, more);
    }

    boolean isGiven(ApprovalRule rule) {
        return given.stream().anyMatch(it -> Objects.equals(it.wave(), rule.wave()));
    }

    boolean isGivenFor(String manifests) {
        return given.stream().anyMatch(it -> it.manifests().equals(manifests));
    }
}
