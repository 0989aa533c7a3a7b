package dev.fleetledger.manifest.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.JsonPatch;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.form.CompletedDocuments;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.render.DaemonSetRenderer;
import dev.fleetledger.manifest.render.OverrideApplier;
import dev.fleetledger.manifest.render.RenderTarget;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.manifest.rule.Violation;

/**
 * Imports the DaemonSet that an override produces and checks it with the same rules as a person's draft. Violations that only the override
 * causes are reported at the override in the placement step.
 */
final class OverrideValidator {
    /** Largest number of violations traced to an operation. Further ones are reported at the whole patch. */
    private static final int MAX_TRACED = 20;

    private final PatchedDaemonSet patched;
    private final List<PathMatch> overrides;
    private final JsonNode specification;
    private final List<Violation> violations = new ArrayList<>();
    private final List<Violation> warnings = new ArrayList<>();

    private OverrideValidator(DraftSnapshot draft, List<PathMatch> overrides) {
        this.patched = new PatchedDaemonSet(draft);
        this.overrides = overrides;
        this.specification = Specification.of(new CompletedDocuments(draft.documents(), Map.of()), draft.context().kept());
    }

    static ValidationResult validate(DraftSnapshot draft) {
        List<PathMatch> overrides = draft.match(Step.PLACEMENT, "/overrides/*");
        boolean canCheck = overrides.stream().anyMatch(OverrideApplier::hasPatch) && !draft.of(Step.CONTAINERS).path("containers").isEmpty()
            && draft.documents().byStep().entrySet().stream()
            .allMatch(step -> ShapeValidator.check(step.getKey(), step.getValue()).isEmpty());
        if (!canCheck) {
            return new ValidationResult(List.of(), List.of());
        }
        OverrideValidator validator = new OverrideValidator(draft, overrides);
        IntStream.range(0, overrides.size()).filter(i -> OverrideApplier.hasPatch(overrides.get(i))).limit(OverrideApplier.MAX_PATCHED)
                .forEach(validator::validateOverride);
        return new ValidationResult(validator.violations, validator.warnings);
    }

    /** Applies the override after those earlier ones that certainly share a cluster. For others this depends on the clusters' labels. */
    private void validateOverride(int index) {
        PathMatch override = overrides.get(index);
        List<JsonNode> earlier = overrides.subList(0, index).stream().map(PathMatch::node).filter(one -> shareCluster(one, override.node()))
                .toList();
        List<JsonNode> all = new ArrayList<>(earlier);
        all.add(override.node());
        ObjectNode before = DaemonSetRenderer.render(OverrideApplier.applyTo(specification, all), RenderTarget.NONE);
        try {
            OverrideApplier.patch(before, earlier);
        } catch (IllegalArgumentException reportedThere) {
            return;
        }
        List<JsonNode> operations = override.node().path("patch").valueStream().toList();
        int applied = apply(before.deepCopy(), operations, operations.size());
        if (applied < operations.size()) {
            addOnce(violations, new Violation(Step.PLACEMENT, operationPointer(override, applied), "PatchDoesNotApply",
                "The operation can't be applied to the DaemonSet: its path or tested value is not there.",
                "Compare its path with the draft's manifest."));
            return;
        }
        Map<Integer, PatchedDaemonSet.Outcome> outcomes = new HashMap<>();
        compare(override, operations.size(), count -> outcomes.computeIfAbsent(count, operationCount -> {
            ObjectNode daemonSet = before.deepCopy();
            apply(daemonSet, operations, operationCount);
            return patched.validate(before, daemonSet);
        }));
    }

    private void compare(PathMatch override, int count, java.util.function.IntFunction<PatchedDaemonSet.Outcome> after) {
        Map<String, Violation> added = new LinkedHashMap<>(after.apply(count).violations());
        added.keySet().removeAll(after.apply(0).violations().keySet());
        int traced = 0;
        for (var one : added.entrySet()) {
            int smallest = traced++ < MAX_TRACED
                    ? findSmallest(count, operationCount -> after.apply(operationCount).violations().containsKey(one.getKey())) : -1;
            String pointer = smallest < 0 ? override.pointer("patch") : operationPointer(override, smallest - 1);
            if (!patched.isAcknowledged(one.getValue(), pointer)) {
                addOnce(violations, PatchedDaemonSet.withPointer(pointer, one.getValue()));
            }
        }
        Map<String, Violation> addedWarnings = new LinkedHashMap<>(after.apply(count).warnings());
        addedWarnings.keySet().removeAll(after.apply(0).warnings().keySet());
        addedWarnings.values().forEach(one -> addOnce(warnings, PatchedDaemonSet.withPointer(override.pointer("patch"), one)));
    }

    private static void addOnce(List<Violation> list, Violation one) {
        if (!list.contains(one)) {
            list.add(one);
        }
    }

    /** Binary search: returns a number of operations for which the predicate holds, but not for one fewer. It must hold for all. */
    private static int findSmallest(int count, IntPredicate holds) {
        int low = 0;
        int high = count;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** Returns how many of the operations could be applied. */
    private static int apply(ObjectNode daemonSet, List<JsonNode> operations, int count) {
        for (int i = 0; i < count; i++) {
            try {
                JsonPatch.apply(daemonSet, operations.get(i));
            } catch (IllegalArgumentException doesNotFit) {
                return i;
            }
        }
        return count;
    }

    private static String operationPointer(PathMatch override, int index) {
        return override.pointer("patch") + "/" + index;
    }

    private static boolean shareCluster(JsonNode one, JsonNode other) {
        JsonNode clusters = one.path("clusters");
        JsonNode others = other.path("clusters");
        boolean named = clusters.path("names").valueStream().anyMatch(name -> others.path("names").valueStream().anyMatch(name::equals));
        return named || includes(clusters.path("matchLabels"), others.path("matchLabels"))
                || includes(others.path("matchLabels"), clusters.path("matchLabels"));
    }

    private static boolean includes(JsonNode labels, JsonNode others) {
        return !others.isEmpty() && others.properties().stream().allMatch(one -> one.getValue().equals(labels.path(one.getKey())));
    }
}
