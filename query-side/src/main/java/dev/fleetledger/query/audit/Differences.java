package dev.fleetledger.query.audit;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.manifest.Change;
import dev.fleetledger.manifest.Changes;
import dev.fleetledger.manifest.Step;
import dev.fleetledger.query.cluster.ClusterView;
import dev.fleetledger.query.draft.DraftStepView;
import dev.fleetledger.query.draft.DraftView;
import dev.fleetledger.query.fold.Batch;
import dev.fleetledger.query.fold.LedgerEvent;
import dev.fleetledger.query.workload.RevisionView;

/** Before and after, by field, of what an event changes. */
final class Differences {

    private record Given(String role, GrantEvent.Holder holder, GrantEvent.Scope scope) {}

    private Differences() {}

    /** Ids of the revisions that the revisions among these events are compared with. */
    static List<String> revisionsBefore(List<LedgerEvent> events) {
        return events.stream().filter(event -> event.payload() instanceof WorkloadEvent.Revised)
                .map(event -> (WorkloadEvent.Revised) event.payload())
                .map(revised -> RevisionView.id(revised.workload(), revised.revision() - 1)).toList();
    }

    static List<Change> of(Object event, Batch batch) {
        return switch (event) {
            case DraftEvent.StepSaved saved -> of(saved, batch);
            case DraftEvent.Imported imported -> one("/kept", "Kept from YAML",
                    batch.get(DraftView.class, imported.draft()).kept(), imported.kept());
            case WorkloadEvent.Revised revised -> of(revised, batch);
            case ClusterEvent.Registered registered -> one("/labels", "Labels", null, registered.labels());
            case ClusterEvent.Labelled labelled -> one("/labels", "Labels",
                    batch.get(ClusterView.class, labelled.cluster()).labels(), labelled.labels());
            case ClusterEvent.Cordoned _ -> one("/cordoned", "Cordoned", false, true);
            case ClusterEvent.Uncordoned _ -> one("/cordoned", "Cordoned", true, false);
            case GrantEvent.Given given -> one("/grants/" + given.grant(), "Grant", null,
                    new Given(given.role(), given.holder(), given.scope()));
            default -> List.of();
        };
    }

    private static List<Change> of(DraftEvent.StepSaved saved, Batch batch) {
        @Nullable DraftStepView before = batch.find(DraftStepView.class, DraftStepView.id(saved.draft(), saved.step()));
        return Step.of(saved.step())
                .map(step -> Changes.between(step, before == null ? null : before.document(), saved.document()))
                .orElse(List.of());
    }

    private static List<Change> of(WorkloadEvent.Revised revised, Batch batch) {
        @Nullable RevisionView before = batch.find(RevisionView.class, RevisionView.id(revised.workload(), revised.revision() - 1));
        if (before == null) {
            return List.of();
        }
        JsonNode specification = before.specification();
        List<Change> changes = new ArrayList<>();
        for (Step step : Step.values()) {
            changes.addAll(Changes.between(step, specification.get(step.key()), revised.specification().get(step.key())));
        }
        return changes;
    }

    private static List<Change> one(String path, String label, @Nullable Object before, @Nullable Object after) {
        JsonNode was = tree(before);
        JsonNode is = tree(after);
        return was != null && was.equals(is) ? List.of() : List.of(new Change(path, label, was, is));
    }

    private static @Nullable JsonNode tree(@Nullable Object value) {
        return value == null ? null : ContractJson.MAPPER.valueToTree(value);
    }
}
