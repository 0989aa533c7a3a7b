package dev.fleetledger.agent.drift;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.contract.deployment.DriftedField;

/**
 * What others changed in one object since our last apply.
 *
 * @param own       changes of fields that we want, by pointer
 * @param foreign   fields that others added
 * @param removable whether what others added may be removed: a generation without a baseline is only reported on
 * @param restarted whether somebody restarted the pods by kubectl
 * @param other     whether the {@code spec} was changed in a way that nothing else explains, such as the removal of what admission added
 */
public record DriftFindings(Map<String, String> own, List<ForeignField> foreign, boolean removable, boolean restarted, boolean other) {

    /**
     * @param own      changes of fields that we want
     * @param frozen   the object as the hub rendered it
     * @param baseline absent if the answer to our last apply isn't known
     * @param ignored  pointers of fields whose changes are no drift
     */
    public static DriftFindings of(Map<String, String> own, LiveObject live, JsonNode frozen, @Nullable Baseline baseline,
            Collection<String> ignored) {
        List<ForeignField> foreign = ForeignFields.find(live, frozen, accepted(baseline, ignored));
        boolean restarted = baseline != null && frozen.at(Baseline.RESTART).isMissingNode() && Baseline.restart(live) != null
                && !Objects.equals(Baseline.restart(live), baseline.restart());
        boolean other = own.isEmpty() && foreign.isEmpty() && baseline != null && baseline.isChanged(live, ignored);
        return new DriftFindings(own, foreign, baseline != null, restarted, other);
    }

    /** @return what others added to an object of an earlier generation, so that the next one doesn't keep it */
    public static DriftFindings beforeUpdate(LiveObject live, JsonNode frozen, @Nullable Baseline baseline, Collection<String> ignored) {
        List<ForeignField> foreign = baseline == null ? List.of() : ForeignFields.find(live, frozen, accepted(baseline, ignored));
        return new DriftFindings(Map.of(), foreign, true, false, false);
    }

    public boolean isEmpty() {
        return own.isEmpty() && foreign.isEmpty() && !restarted && !other;
    }

    public boolean isOnlyRestart() {
        return restarted && own.isEmpty() && foreign.isEmpty() && !other;
    }

    /** @return whether a correction would change anything */
    public boolean isCorrectable() {
        return !own.isEmpty() || other || removable && !foreign.isEmpty();
    }

    /** @return JSON pointers into the live object of what others added */
    public List<String> foreignPaths() {
        return foreign.stream().map(ForeignField::path).toList();
    }

    /** @return the changes by pointer, without values */
    public List<DriftedField> changes(String object) {
        List<DriftedField> changes = new ArrayList<>();
        own.forEach((pointer, change) -> changes.add(new DriftedField(object, pointer, change)));
        foreign.forEach(field -> changes.add(new DriftedField(object, field.pointer(), DriftedField.ADDED)));
        if (restarted) {
            changes.add(new DriftedField(object, Baseline.RESTART, DriftedField.CHANGED));
        }
        if (other) {
            changes.add(new DriftedField(object, "/spec", DriftedField.CHANGED));
        }
        return changes;
    }

    private static Set<String> accepted(@Nullable Baseline baseline, Collection<String> ignored) {
        Set<String> accepted = new HashSet<>(Baseline.unchecked(ignored));
        accepted.addAll(baseline == null ? List.of() : baseline.foreign());
        return accepted;
    }
}
