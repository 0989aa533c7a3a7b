package dev.fleetledger.query.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.deployment.DriftedField;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.settings.SettingsEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.manifest.diff.Change;
import dev.fleetledger.manifest.diff.DocumentDiff;
import dev.fleetledger.manifest.diff.SpecificationDiff;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.query.cluster.ClusterView;
import dev.fleetledger.query.draft.DraftStepView;
import dev.fleetledger.query.draft.DraftView;
import dev.fleetledger.query.projection.ViewBatch;
import dev.fleetledger.query.workload.RevisionView;
import dev.fleetledger.query.workload.WorkloadView;

/** Computes the changed fields of an event, with the values before and after. */
final class AuditChanges {

    private record Given(String role, GrantEvent.Holder holder, GrantEvent.Scope scope) {}

    private record Open(String step, String pointer) {}

    private record Removal(Instant due, @Nullable String workloads) {}

    private record Refused(String code, long count, @Nullable String credential) {}

    private record Drift(@Nullable String manager, @Nullable Instant at,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<DriftedField> fields,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean corrected) {}

    /** @param heldUntil absent when the corrections are over */
    private record Corrections(int count, Instant first, Instant last,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant heldUntil) {}

    private AuditChanges() {}

    /** Returns the id of the revision that precedes the one in this event. */
    static String revisionBefore(WorkloadEvent.Revised revised) {
        return RevisionView.id(revised.workload(), revised.revision() - 1);
    }

    static List<Change> of(Object event, ViewBatch viewBatch) {
        return switch (event) {
            case DraftEvent.StepSaved saved -> of(saved, viewBatch);
            case DraftEvent.Imported imported -> of(imported, viewBatch.get(DraftView.class, imported.draft()));
            case DraftEvent.Rebased rebased -> of(rebased, viewBatch);
            case DraftEvent.LiteralAcknowledged literal -> change("/" + literal.step() + "/acknowledged" + literal.pointer(),
                    "Acknowledged as no secret", null, literal.reason());
            case DraftEvent.CollisionResolved resolved -> change("/collisions/" + resolved.step() + resolved.pointer(),
                    "Collision decided", null, resolved.take());
            case DraftEvent.HandedOver handedOver -> of(handedOver, viewBatch);
            case WorkloadEvent.Revised revised -> of(revised, viewBatch);
            case WorkloadEvent.Placed placed -> of(placed, viewBatch);
            case ClusterEvent.Registered registered -> change("/labels", "Labels", null, registered.labels());
            case ClusterEvent.Labelled labelled -> change("/labels", "Labels",
                    viewBatch.get(ClusterView.class, labelled.cluster()).labels(), labelled.labels());
            case ClusterEvent.Cordoned _ -> change("/cordoned", "Cordoned", false, true);
            case ClusterEvent.Uncordoned _ -> change("/cordoned", "Cordoned", true, false);
            case ClusterEvent.RemovalAsked asked -> change("/removal", "Removal", null, new Removal(asked.due(), asked.workloads()));
            case ClusterEvent.RemovalTakenBack taken -> change("/removal", "Removal", removal(taken.cluster(), viewBatch), null);
            case ClusterEvent.CredentialIssued issued -> change("/credentials/" + issued.credential(), "Credential", null, "issued");
            case ClusterEvent.CredentialRetired retired ->
                    change("/credentials/" + retired.credential(), "Credential", "issued", "retired");
            case ClusterFactEvent.ReportsRefused refused -> change("/reportsRefused", "Reports refused", null,
                    new Refused(refused.code(), refused.count(), refused.credential()));
            case DeploymentEvent.Drifted drifted ->
                    change("/drift", isDeletion(drifted) ? "Deleted in the cluster" : "Changed in the cluster",
                            null, new Drift(drifted.manager(), drifted.at(), drifted.fields(), drifted.corrected()));
            case DeploymentEvent.Refused refused when isNamespaceDeletion(refused) ->
                    change("/namespace", "Namespace deleted in the cluster", null, refused.message());
            case DeploymentEvent.CorrectionsHeld held -> change("/corrections", "Corrections are held", null,
                    new Corrections(held.count(), held.first(), held.last(), held.until()));
            case DeploymentEvent.CorrectionsEnded ended -> change("/corrections", "Corrected repeatedly", null,
                    new Corrections(ended.count(), ended.first(), ended.last(), null));
            case DeploymentEvent.Replaced replaced -> change("/replaced/" + PointerPattern.escape(replaced.object()),
                    "Deleted and made anew (" + replaced.object() + ")", null, replaced.reason());
            case RolloutEvent rollout -> RolloutChanges.of(rollout);
            case HubEvent.RestoreAccepted restored -> change("/epoch", "Epoch", null, restored.epoch());
            case HubEvent.WentBackwards wentBackwards -> change("/head", "Ledger's end", wentBackwards.knownHead(), wentBackwards.head());
            case GrantEvent.Given given -> change("/grants/" + given.grant(), "Grant", null,
                    new Given(given.role(), given.holder(), given.scope()));
            case SettingsEvent.Changed changed -> SettingsChanges.of(changed.settings(), viewBatch);
            case SettingsEvent.ChangeRequested requested -> SettingsChanges.of(requested.settings(), viewBatch);
            default -> List.of();
        };
    }

    static boolean isNamespaceDeletion(Object event) {
        return event instanceof DeploymentEvent.Refused refused && refused.code().equals("NamespaceTerminating");
    }

    /** Events of older agents don't tell the fields; nobody's name meant a deletion then. */
    private static boolean isDeletion(DeploymentEvent.Drifted drifted) {
        return drifted.fields() == null ? drifted.manager() == null
                : drifted.fields().stream().anyMatch(it -> it.pointer().isEmpty() && it.change().equals(DriftedField.REMOVED));
    }

    private static List<Change> of(DraftEvent.StepSaved saved, ViewBatch viewBatch) {
        @Nullable DraftStepView before = viewBatch.find(DraftStepView.class, DraftStepView.id(saved.draft(), saved.step()));
        return Step.of(saved.step())
                .map(step -> DocumentDiff.between(step, before == null ? null : before.document(), saved.document()))
                .orElse(List.of());
    }

    private static List<Change> of(DraftEvent.Imported imported, DraftView before) {
        List<Change> changes = new ArrayList<>(change("/kept", "Kept from YAML", before.kept(), imported.kept()));
        changes.addAll(change("/notCarried", "Not imported", before.notCarried(), imported.notCarried()));
        return changes;
    }

    private static List<Change> of(WorkloadEvent.Revised revised, ViewBatch viewBatch) {
        @Nullable RevisionView before = viewBatch.find(RevisionView.class, revisionBefore(revised));
        if (before == null) {
            return List.of();
        }
        return SpecificationDiff.between(before.specification(), revised.specification());
    }

    private static List<Change> of(WorkloadEvent.Placed placed, ViewBatch viewBatch) {
        JsonNode before = viewBatch.get(WorkloadView.class, placed.workload()).placement();
        return before.isMissingNode() ? List.of() : SpecificationDiff.placements(before, placed.placement());
    }

    private static List<Change> of(DraftEvent.Rebased rebased, ViewBatch viewBatch) {
        DraftView before = viewBatch.get(DraftView.class, rebased.draft());
        List<Change> changes = new ArrayList<>(change("/basedOn/revision", "Based on revision", before.basedRevision(),
                rebased.basedOn().revision()));
        changes.addAll(change("/collisions", "Open collisions",
                before.collisions().stream().map(one -> new Open(one.step().key(), one.pointer())).toList(),
                rebased.collisions().stream().map(one -> new Open(one.step(), one.pointer())).toList()));
        return changes;
    }

    private static List<Change> of(DraftEvent.HandedOver handedOver, ViewBatch viewBatch) {
        return change("/owner", "Owner", viewBatch.get(DraftView.class, handedOver.draft()).owner(), handedOver.to());
    }

    private static @Nullable Removal removal(String name, ViewBatch viewBatch) {
        ClusterView cluster = viewBatch.get(ClusterView.class, name);
        return cluster.removalDue() == null ? null : new Removal(cluster.removalDue(), cluster.removalPolicy());
    }

    static List<Change> change(String path, String label, @Nullable Object before, @Nullable Object after) {
        JsonNode oldValue = toTree(before);
        JsonNode newValue = toTree(after);
        return oldValue != null && oldValue.equals(newValue) ? List.of() : List.of(new Change(path, label, oldValue, newValue));
    }

    private static @Nullable JsonNode toTree(@Nullable Object value) {
        return value == null ? null : ContractJson.MAPPER.valueToTree(value);
    }
}
