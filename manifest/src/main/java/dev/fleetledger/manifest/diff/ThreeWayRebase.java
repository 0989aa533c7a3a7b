package dev.fleetledger.manifest.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.KeptField;

/** Rebases a whole edit onto the workload's current revision: every step and the kept fields. */
public final class ThreeWayRebase {
    private ThreeWayRebase() {
    }

    /** One of the three inputs of a rebase, with all defaults written out. */
    public record Version(StepDocuments documents, List<KeptField> kept) {
    }

    /** @param collisions fields that both sides changed; they keep the draft's value */
    public record RebaseResult(StepDocuments documents, List<KeptField> kept, List<Collision> collisions) {
    }

    /**
     * @param base what the draft started with
     * @param current the workload's current state
     */
    public static RebaseResult rebase(Version base, Version current, Version draft) {
        List<Collision> collisions = new ArrayList<>();
        StepDocuments stepDocuments = StepDocuments.NONE;
        for (Step step : Step.values()) {
            MergeResult mergeResult = ThreeWayMerge.merge(step, base.documents().of(step), current.documents().of(step), draft.documents()
                    .of(step));
            stepDocuments = stepDocuments.with(step, mergeResult.document());
            collisions.addAll(mergeResult.collisions());
        }
        return new RebaseResult(stepDocuments, mergeKept(byPointer(base), byPointer(current), byPointer(draft), collisions),
                List.copyOf(collisions));
    }

    private static List<KeptField> mergeKept(Map<String, KeptField> base, Map<String, KeptField> current, Map<String, KeptField> draft,
            List<Collision> collisions) {
        Map<String, KeptField> all = new LinkedHashMap<>(current);
        all.putAll(draft);
        List<KeptField> merged = new ArrayList<>();
        for (String pointer : all.keySet()) {
            boolean draftChanged = !isSame(draft.get(pointer), base.get(pointer));
            if (draftChanged && !isSame(current.get(pointer), base.get(pointer)) && !isSame(draft.get(pointer), current.get(pointer))) {
                collisions.add(new Collision(all.get(pointer).step(), pointer));
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
        version.kept().forEach(one -> byPointer.put(KeptField.POINTER_PREFIX + one.object() + one.path(), one));
        return byPointer;
    }

    private static boolean isSame(@Nullable KeptField one, @Nullable KeptField other) {
        return Objects.equals(value(one), value(other));
    }

    private static @Nullable JsonNode value(@Nullable KeptField keptField) {
        return keptField == null ? null : keptField.value();
    }
}
