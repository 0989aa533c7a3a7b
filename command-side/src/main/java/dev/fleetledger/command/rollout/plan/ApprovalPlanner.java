package dev.fleetledger.command.rollout.plan;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.fleet.GuardRails;
import dev.fleetledger.contract.rollout.RolloutEvent.ApprovalRule;
import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.guardrail.BlastRadius;
import dev.fleetledger.manifest.rollout.PlannedWave;

/** Which approvals a rollout needs: a second person's by the guard rails, and those that its plan asks for. */
@Component
final class ApprovalPlanner {

    private final GuardRails guardRails;
    private final ClusterTable clusterTable;

    ApprovalPlanner(GuardRails guardRails, ClusterTable clusterTable) {
        this.guardRails = guardRails;
        this.clusterTable = clusterTable;
    }

    /** @param namespace of the workload: in a protected one, the approver needs the higher role as well */
    List<ApprovalRule> rules(String namespace, List<PlannedWave> waves, FrozenTargets targets) {
        List<ApprovalRule> rules = new ArrayList<>();
        Settings settings = guardRails.current();
        String approver = Action.CHANGE_WORKLOAD.in(namespace, settings).leastRole().name();
        if (BlastRadius.requiresSecondPerson(settings, targets.applied().size(), targets.ending().size(), clusterTable.count())) {
            rules.add(new ApprovalRule(null, approver, settings.approvalExpires()));
        }
        waves.stream().filter(it -> it.approvalExpires() != null && !it.clusters().isEmpty())
                .forEach(it -> rules.add(new ApprovalRule(it.name(), approver, it.approvalExpires())));
        return rules;
    }
}
