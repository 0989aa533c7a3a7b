package dev.fleetledger.manifest.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.Kept;

/** Rebases a whole edit onto the workload's current revision: every step and the kept fields. */
public final class Rebasing {
    private Rebasing() {
    }

    /** One of the three inputs of a rebase, with all defaults written out. */
    public record Side(Documents documents, List<Kept> kept) {
    }

    /** @param collisions fields that both sides changed; they keep the draft's value */
    public record Rebased(Documents documents, List<Kept> kept, List<Collision> collisions) {
    }

    /**
     * @param base what the draft started with
     * @param current the workload's current state
     */
    public static Rebased rebase(Side base, Side current, Side draft) {
        List<Collision> collisions = new ArrayList<>();
        Documents documents = Documents.NONE;
        for (Step step : Step.values()) {
            Merged merged = Merging.merge(step, base.documents().of(step), current.documents().of(step), draft.documents().of(step));
            documents = documents.with(step, merged.document());
            collisions.addAll(merged.collisions());
        }
        return new Rebased(documents, kept(byPlace(base), byPlace(current), byPlace(draft), collisions), List.copyOf(collisions));
    }

    private static List<Kept> kept(Map<String, Kept> base, Map<String, Kept> current, Map<String, Kept> draft, List<Collision> collisions) {
        Map<String, Kept> all = new LinkedHashMap<>(current);
        all.putAll(draft);
        List<Kept> merged = new ArrayList<>();
        for (String place : all.keySet()) {
            boolean draftChanged = !same(draft.get(place), base.get(place));
            if (draftChanged && !same(current.get(place), base.get(place)) && !same(draft.get(place), current.get(place))) {
                collisions.add(new Collision(all.get(place).shownIn(), place));
            }
            Kept one = draftChanged ? draft.get(place) : current.get(place);
            if (one != null) {
                merged.add(one);
            }
        }
        return List.copyOf(merged);
    }

    private static Map<String, Kept> byPlace(Side side) {
        Map<String, Kept> places = new LinkedHashMap<>();
        side.kept().forEach(one -> places.put(Kept.POINTERS + one.object() + one.path(), one));
        return places;
    }

    private static boolean same(@Nullable Kept one, @Nullable Kept other) {
        return Objects.equals(value(one), value(other));
    }

    private static @Nullable JsonNode value(@Nullable Kept kept) {
        return kept == null ? null : kept.value();
    }
}
