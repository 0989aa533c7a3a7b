package dev.fleetledger.query.rollout;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.AuthorizedScope;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.person.PersonDirectory;
import dev.fleetledger.query.rollout.RolloutTargetQueries.TargetStatus;
import dev.fleetledger.query.rollout.UnsettledQueries.Unsettled;
import dev.fleetledger.query.web.ReadPoint;

/** Reads what belongs to rollouts: for a list their waves and approvals, for one of them also its clusters, debts and plan. */
@Component
class RolloutQueries {

    private static final String ROLLOUT = "rollout";

    private final ApprovalViewRepository approvals;
    private final RolloutPlanViewRepository plans;
    private final RolloutTargetQueries targetQueries;
    private final UnsettledQueries unsettledQueries;
    private final SettingsReader settingsReader;
    private final PersonDirectory personDirectory;

    RolloutQueries(ApprovalViewRepository approvals, RolloutPlanViewRepository plans, RolloutTargetQueries targetQueries,
            UnsettledQueries unsettledQueries, SettingsReader settingsReader, PersonDirectory personDirectory) {
        this.approvals = approvals;
        this.plans = plans;
        this.targetQueries = targetQueries;
        this.unsettledQueries = unsettledQueries;
        this.settingsReader = settingsReader;
        this.personDirectory = personDirectory;
    }

    List<RolloutResponse> summaries(List<RolloutView> rollouts, ReadPoint readPoint) {
        Map<UUID, List<ApprovalView>> approvalsByRollout = approvals(rollouts);
        Map<UUID, Unsettled> unsettled = unsettledQueries.findByRollouts(rollouts, readPoint);
        Settings settings = settingsReader.read();
        PersonDirectory.Names names = personDirectory.names(rollouts.stream().map(rollout -> rollout.requestedBy).toList());
        return rollouts.stream().map(rollout -> {
            List<ApprovalView> requested = approvalsByRollout.getOrDefault(rollout.id, List.of());
            return RolloutResponse.of(rollout, new RolloutResponse.Parts(rollout.waves().stream().map(WaveResponse::summary).toList(), null,
                    requested, waitsFor(rollout, requested, unsettled, settings, readPoint), null), names.name(rollout.requestedBy));
        }).toList();
    }

    RolloutResponse detail(RolloutView rollout, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        List<ApprovalView> requested = approvals(List.of(rollout)).getOrDefault(rollout.id, List.of());
        AuthorizedScope readable = authenticatedReader.authorizedScope(Action.READ_WORKLOAD);
        List<TargetStatus> visible = targetQueries.find(rollout, readPoint).stream()
                .filter(it -> readable.covers(it.target().cluster, rollout.namespace)).toList();
        WaitsFor waitsFor = waitsFor(rollout, requested, unsettledQueries.findByRollouts(List.of(rollout), readPoint),
                settingsReader.read(), readPoint);
        return RolloutResponse.of(rollout, new RolloutResponse.Parts(waves(rollout, visible), debts(visible), requested, waitsFor,
                plan(rollout, authenticatedReader)), personDirectory.names(List.of(rollout.requestedBy)).name(rollout.requestedBy));
    }

    private Map<UUID, List<ApprovalView>> approvals(Collection<RolloutView> rollouts) {
        return approvals.findByRolloutInOrderByRequestedAt(rollouts.stream().map(rollout -> rollout.id).toList()).stream()
                .collect(Collectors.groupingBy(approval -> approval.rollout));
    }

    private static @Nullable WaitsFor waitsFor(RolloutView rollout, List<ApprovalView> requested, Map<UUID, Unsettled> unsettled,
            Settings settings, ReadPoint readPoint) {
        ApprovalView pending = requested.stream().filter(approval -> approval.id.equals(rollout.pendingApproval)).findFirst().orElse(null);
        return WaitsFor.of(rollout, pending, unsettled.getOrDefault(rollout.id, Unsettled.NONE), settings, readPoint.now());
    }

    private static List<WaveResponse> waves(RolloutView rollout, List<TargetStatus> visible) {
        Map<Integer, List<TargetStatus>> byWave = visible.stream().collect(Collectors.groupingBy(it -> it.target().wave));
        return IntStream.range(0, rollout.waves().size())
                .mapToObj(i -> WaveResponse.of(rollout.waves().get(i), byWave.getOrDefault(i, List.of()), rollout)).toList();
    }

    private static List<RolloutResponse.DebtResponse> debts(List<TargetStatus> visible) {
        return visible.stream().map(TargetStatus::target).filter(target -> target.debtCode != null)
                .map(target -> new RolloutResponse.DebtResponse(target.cluster, Objects.requireNonNull(target.debtCode),
                        Objects.requireNonNull(target.debtSince))).toList();
    }

    /** Without the names of clusters that the reader may not see. */
    private @Nullable JsonNode plan(RolloutView rollout, AuthenticatedReader authenticatedReader) {
        JsonNode plan = plans.findById(rollout.id).map(RolloutPlanView::plan).orElse(null);
        return plan == null ? null : VisibleClusters
                .filterPlacement(JsonNodeFactory.instance.objectNode().set(ROLLOUT, plan), authenticatedReader).get(ROLLOUT);
    }
}
