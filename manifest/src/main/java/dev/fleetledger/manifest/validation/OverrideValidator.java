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
    private static final int TRACED = 20;

    private final PatchedDaemonSet patched;
    private final List<PathMatch> overrides;
    private final JsonNode specification;
    private final List<Violation> violations = new ArrayList<>();
    private final List<Violation> warnings = new ArrayList<>();

    private OverrideValidator(DraftSnapshot draftSnapshot, List<PathMatch> overrides) {
        this.patched = new PatchedDaemonSet(draftSnapshot);
        this.overrides = overrides;
        this.specification = Specification.of(new CompletedDocuments(draftSnapshot.documents(), Map.of()), draftSnapshot.circumstances().kept());
    }

    static ValidationResult of(DraftSnapshot draftSnapshot) {
        List<PathMatch> overrides = draftSnapshot.match(Step.PLACEMENT, "/overrides/*");
        boolean isReadable = overrides.stream().anyMatch(OverrideApplier::isPatched) && !draftSnapshot.of(Step.CONTAINERS).path("containers").isEmpty()
            && draftSnapshot.documents().byStep().entrySet().stream().allMatch(step -> ShapeValidator.check(step.getKey(), step.getValue()).isEmpty());
        if (!isReadable) {
            return new ValidationResult(List.of(), List.of());
        }
        OverrideValidator vetting = new OverrideValidator(draftSnapshot, overrides);
        IntStream.range(0, overrides.size()).filter(i -> OverrideApplier.isPatched(overrides.get(i))).limit(OverrideApplier.PATCHED).forEach(vetting::vet);
        return new ValidationResult(vetting.violations, vetting.warnings);
    }

    /** Applies the override after those earlier ones that certainly share a cluster. For others this depends on the clusters' labels. */
    private void vet(int index) {
        PathMatch override = overrides.get(index);
        List<JsonNode> earlier = overrides.subList(0, index).stream().map(PathMatch::node).filter(one -> meet(one, override.node())).toList();
        List<JsonNode> all = new ArrayList<>(earlier);
        all.add(override.node());
        ObjectNode before = DaemonSetRenderer.render(OverrideApplier.applied(specification, all), RenderTarget.NONE);
        try {
            OverrideApplier.patch(before, earlier);
        } catch (IllegalArgumentException saidThere) {
            return;
        }
        List<JsonNode> operations = override.node().path("patch").valueStream().toList();
        int applied = apply(before.deepCopy(), operations, operations.size());
        if (applied < operations.size()) {
            say(violations, new Violation(Step.PLACEMENT, operation(override, applied), "PatchDoesNotApply",
                "This operation doesn't fit the DaemonSet as it is then.", "Compare its path with the manifest."));
            return;
        }
        Map<Integer, PatchedDaemonSet.Outcome> outcomes = new HashMap<>();
        compare(override, operations.size(), count -> outcomes.computeIfAbsent(count, many -> {
            ObjectNode daemonSet = before.deepCopy();
            apply(daemonSet, operations, many);
            return patched.outcome(before, daemonSet);
        }));
    }

    private void compare(PathMatch override, int count, java.util.function.IntFunction<PatchedDaemonSet.Outcome> after) {
        Map<String, Violation> broken = new LinkedHashMap<>(after.apply(count).violations());
        broken.keySet().removeAll(after.apply(0).violations().keySet());
        int traced = 0;
        for (var one : broken.entrySet()) {
            int at = traced++ < TRACED ? first(count, many -> after.apply(many).violations().containsKey(one.getKey())) : -1;
            String pointer = at < 0 ? override.pointer("patch") : operation(override, at - 1);
            if (!patched.isAcknowledged(one.getValue(), pointer)) {
                say(violations, PatchedDaemonSet.at(pointer, one.getValue()));
            }
        }
        Map<String, Violation> warned = new LinkedHashMap<>(after.apply(count).warnings());
        warned.keySet().removeAll(after.apply(0).warnings().keySet());
        warned.values().forEach(one -> say(warnings, PatchedDaemonSet.at(override.pointer("patch"), one)));
    }

    private static void say(List<Violation> list, Violation one) {
        if (!list.contains(one)) {
            list.add(one);
        }
    }

    /** Binary search: returns a number of operations for which the predicate holds, but not for one fewer. It must hold for all. */
    private static int first(int count, IntPredicate holds) {
        int without = 0;
        int with = count;
        while (with - without > 1) {
            int middle = (without + with) / 2;
            if (holds.test(middle)) {
                with = middle;
            } else {
                without = middle;
            }
        }
        return with;
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

    private static String operation(PathMatch override, int index) {
        return override.pointer("patch") + "/" + index;
    }

    private static boolean meet(JsonNode one, JsonNode other) {
        JsonNode clusters = one.path("clusters");
        JsonNode others = other.path("clusters");
        boolean named = clusters.path("names").valueStream().anyMatch(name -> others.path("names").valueStream().anyMatch(name::equals));
        return named || includes(clusters.path("matchLabels"), others.path("matchLabels")) || includes(others.path("matchLabels"), clusters.path("matchLabels"));
    }

    private static boolean includes(JsonNode labels, JsonNode others) {
        return !others.isEmpty() && others.properties().stream().allMatch(one -> one.getValue().equals(labels.path(one.getKey())));
    }
}
