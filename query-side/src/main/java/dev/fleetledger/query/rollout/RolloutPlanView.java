package dev.fleetledger.query.rollout;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.query.projection.past.VersionedRow;

/** What a rollout's events froze when it was planned. It is read rarely, and apart from its row, which changes with every step. */
@Entity
@Table(name = "rollout_plans")
class RolloutPlanView extends VersionedRow {

    private static final TypeReference<List<RolloutEvent.ApprovalRule>> RULES = new TypeReference<>() {};

    @Id UUID rollout = new UUID(0, 0);
    /** Absent in rollouts of former versions. */
    @Nullable String plan;
    String approvals = "[]";
    String[] clusters = {};

    protected RolloutPlanView() {}

    static RolloutPlanView of(RolloutEvent.Started started) {
        return of(started.rollout(), started.waves());
    }

    static RolloutPlanView of(RolloutEvent.Planned planned) {
        RolloutPlanView view = of(planned.rollout(), planned.waves());
        view.plan = ContractJson.MAPPER.writeValueAsString(planned.plan());
        view.approvals = ContractJson.MAPPER.writeValueAsString(planned.approvals());
        return view;
    }

    private static RolloutPlanView of(UUID rollout, List<RolloutEvent.Wave> waves) {
        RolloutPlanView view = new RolloutPlanView();
        view.rollout = rollout;
        view.clusters = waves.stream().flatMap(wave -> wave.clusters().stream()).toArray(String[]::new);
        return view;
    }

    @Nullable JsonNode plan() {
        return plan == null ? null : ContractJson.MAPPER.readTree(plan);
    }

    /** @param wave null: the whole rollout */
    String approverRole(@Nullable String wave, String otherwise) {
        return ContractJson.MAPPER.readValue(approvals, RULES).stream()
                .filter(rule -> wave == null ? rule.wave() == null : wave.equals(rule.wave())).map(RolloutEvent.ApprovalRule::role)
                .findFirst().orElse(otherwise);
    }
}
