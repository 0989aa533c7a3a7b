package dev.fleetledger.command.undo.execution;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.access.give.GiveGrant;
import dev.fleetledger.command.access.revoke.RevokeGrant;
import dev.fleetledger.command.cluster.cordon.CordonCluster;
import dev.fleetledger.command.cluster.cordon.UncordonCluster;
import dev.fleetledger.command.cluster.label.LabelCluster;
import dev.fleetledger.command.draft.discard.DiscardDraft;
import dev.fleetledger.command.draft.handover.HandOverDraft;
import dev.fleetledger.command.draft.reopen.ReopenDraft;
import dev.fleetledger.command.draft.savestep.SaveStep;
import dev.fleetledger.command.guardrail.change.ChangeSettings;
import dev.fleetledger.command.guardrail.reject.RejectSettings;
import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.rollout.control.AbortRollout;
import dev.fleetledger.command.rollout.control.PauseRollout;
import dev.fleetledger.command.rollout.control.ResumeRollout;
import dev.fleetledger.command.undo.inverse.Inverse;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.access.GrantEvent.Given;
import dev.fleetledger.contract.access.GrantEvent.Holder;
import dev.fleetledger.contract.access.GrantEvent.Scope;
import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.judgement.guardrail.GuardRail;
import dev.fleetledger.manifest.diff.Change;
import dev.fleetledger.manifest.diff.DocumentDiff;

/** Finds the commands that execute an inverse. */
@Component
public final class InversePlanner {

    private static final String GRANTS = "/grants";
    private static final String STATE = "/state";
    private static final String STATE_LABEL = "State";

    private final WorkloadInversePlanner workloadPlanner;

    InversePlanner(WorkloadInversePlanner workloadPlanner) {
        this.workloadPlanner = workloadPlanner;
    }

    public InverseCommand plan(Inverse inverse, ExpectedVersion version, Authorization authorization) {
        return switch (inverse) {
            case Inverse.Return it -> workloadPlanner.plan(it, version, authorization);
            case Inverse.Delete it -> workloadPlanner.plan(it, version, authorization);
            case Inverse.Recreate it -> workloadPlanner.plan(it, authorization);
            case Inverse.AbortRollout it -> unversioned(new AbortRollout(it.rollout()), change(STATE, STATE_LABEL, "running", "aborted"));
            case Inverse.PauseRollout it -> unversioned(new PauseRollout(it.rollout()), change(STATE, STATE_LABEL, "running", "paused"));
            case Inverse.ResumeRollout it -> unversioned(new ResumeRollout(it.rollout()), change(STATE, STATE_LABEL, "paused", "running"));
            case Inverse.RevokeGrant it -> versioned(new RevokeGrant(it.given().grant(), version),
                    change(GRANTS + "/" + it.given().grant(), "Grant", content(it.given()), null));
            case Inverse.GiveGrant it -> unversioned(new GiveGrant(it.given().role(), it.given().holder(), it.given().scope()),
                    change(GRANTS, "Grant", null, content(it.given())));
            case Inverse.LabelCluster it -> versioned(new LabelCluster(it.cluster(), it.labels(), version),
                    change("/labels", "Labels", it.current(), it.labels()));
            case Inverse.CordonCluster it -> unversioned(new CordonCluster(it.cluster()), change("/cordoned", "Cordoned", false, true));
            case Inverse.UncordonCluster it -> unversioned(new UncordonCluster(it.cluster()), change("/cordoned", "Cordoned", true, false));
            case Inverse.ChangeSettings it -> versioned(new ChangeSettings(it.settings(), version), between(it.current(), it.settings()));
            case Inverse.RejectSettings _ -> unversioned(new RejectSettings(), change("/pending", "Change that waits", true, null));
            case Inverse.SaveStep it -> versioned(new SaveStep(it.draft(), it.step(), it.document(), version),
                    DocumentDiff.between(it.step(), it.current(), it.document()));
            case Inverse.DiscardDraft it -> versioned(new DiscardDraft(it.draft(), version),
                    change(STATE, STATE_LABEL, "open", "discarded"));
            case Inverse.ReopenDraft it -> versioned(new ReopenDraft(it.draft(), version), change(STATE, STATE_LABEL, "discarded", "open"));
            case Inverse.HandOverDraft it -> versioned(new HandOverDraft(it.draft(), it.to(), version),
                    change("/owner", "Owner", it.from(), it.to()));
        };
    }

    private static InverseCommand versioned(Command<?> command, List<Change> changes) {
        return new InverseCommand(command.action(), changes, true, sender -> InverseOutcome.of(sender.send(command)));
    }

    private static InverseCommand unversioned(Command<?> command, List<Change> changes) {
        return new InverseCommand(command.action(), changes, false, sender -> InverseOutcome.of(sender.send(command)));
    }

    private static List<Change> between(Settings before, Settings after) {
        JsonNode current = ContractJson.MAPPER.valueToTree(before);
        JsonNode former = ContractJson.MAPPER.valueToTree(after);
        return GuardRail.changed(current, former).stream()
                .map(it -> new Change(it.pointer(), it.label(), current.at(it.pointer()), former.at(it.pointer()))).toList();
    }

    private static GrantContent content(Given given) {
        return new GrantContent(given.role(), given.holder(), given.scope());
    }

    static List<Change> change(String path, String label, @Nullable Object before, @Nullable Object after) {
        return List.of(new Change(path, label, toTree(before), toTree(after)));
    }

    private static @Nullable JsonNode toTree(@Nullable Object value) {
        return value == null ? null : ContractJson.MAPPER.valueToTree(value);
    }

    private record GrantContent(String role, Holder holder, Scope scope) {}
}
