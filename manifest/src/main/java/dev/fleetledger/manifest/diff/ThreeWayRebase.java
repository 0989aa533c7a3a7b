package dev.fleetledger.manifest.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.fleetledger.manifest.document.NamedPointer;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.draft.WorkloadVersion;

/** Rebases a whole edit onto the workload's current revision: every step and the kept fields. */
public final class ThreeWayRebase {
    private ThreeWayRebase() {
    }

    /** State of a draft or workload. The inputs of a rebase have all defaults written out. */
    public record Version(StepDocuments documents, List<KeptField> kept) {
        /** Returns the value of the field; missing if it has none. */
        public JsonNode at(Collision collision) {
            return collision.isOfKeptField()
                ? kept.stream().filter(one -> one.pointer().equals(collision.pointer())).findFirst().map(KeptField::value)
                    .orElse(MissingNode.getInstance())
                : NamedPointer.at(documents.of(collision.step()), collision.pointer());
        }
    }

    /** @param collisions fields that both sides changed; they keep the draft's value */
    public record RebaseResult(StepDocuments documents, List<KeptField> kept, List<Collision> collisions) {
    }

    /**
     * @param before what the draft is based on
     * @param base the workload's state then
     * @param current the workload's current state
     */
    public static RebaseResult rebase(WorkloadVersion before, Version base, Version current, Version draft) {
        List<Collision> collisions = new ArrayList<>();
        StepDocuments stepDocuments = StepDocuments.NONE;
        for (Step step : Step.values()) {
            MergeResult mergeResult = ThreeWayMerge.merge(step, base.documents().of(step), current.documents().of(step), draft.documents()
                    .of(step));
            stepDocuments = stepDocuments.with(step, mergeResult.document());
            mergeResult.collisions().forEach(pointer -> collisions.add(new Collision(step, pointer, before)));
        }
        List<KeptField> kept = mergeKept(byPointer(base), byPointer(current), byPointer(draft),
                field -> collisions.add(new Collision(field.step(), field.pointer(), before)));
        return new RebaseResult(stepDocuments, kept, List.copyOf(collisions));
    }

    private static List<KeptField> mergeKept(Map<String, KeptField> base, Map<String, KeptField> current, Map<String, KeptField> draft,
            Consumer<KeptField> onCollision) {
        Map<String, KeptField> all = new LinkedHashMap<>(current);
        all.putAll(draft);
        List<KeptField> merged = new ArrayList<>();
        for (String pointer : all.keySet()) {
            boolean draftChanged = !isSame(draft.get(pointer), base.get(pointer));
            if (draftChanged && !isSame(current.get(pointer), base.get(pointer)) && !isSame(draft.get(pointer), current.get(pointer))) {
                onCollision.accept(all.get(pointer));
            }
            KeptField one = draftChanged ? draft.get(pointer) : current.get(pointer);
            if (one != null) {
                merged.add(one);
            }
        }
        return List.copyOf(merged);
    }

    private static Map<String, KeptField> byPointer(Version version) {
        Map<String, KeptField> byPointer = new LinkedHashMap<>();
        version.kept().forEach(one -> byPointer.put(one.pointer(), one));
        return byPointer;
    }

    private static boolean isSame(@Nullable KeptField one, @Nullable KeptField other) {
        return Objects.equals(value(one), value(other));
    }

    private static @Nullable JsonNode value(@Nullable KeptField keptField) {
        return keptField == null ? null : keptField.value();
    }
}
