package dev.fleetledger.manifest.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.kept.KeptFieldRule;
import dev.fleetledger.manifest.kubernetes.KubernetesShapeValidator;
import dev.fleetledger.manifest.kubernetes.KubernetesTypes;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.ResourceQuantity;

/** Violations in kept fields that an API server would reject in any cluster. */
final class KeptRules {
    static final List<CrossRule> ALL = Stream.of(Step.ADVANCED, Step.SERVICES).flatMap(KeptRules::all).toList();

    private KeptRules() {
    }

    private static Stream<CrossRule> all(Step step) {
        Stream<CrossRule> unknown = Stream.of(rule(step, new FieldRule("KubernetesHasNoSuchField", FieldRule.Scope.VALUE, false,
            "Kubernetes has no such field up to version 1.37, and an API server refuses what it doesn't know.", "Correct its name, or leave it out.",
            node -> true), keptField -> KubernetesShapeValidator.unknown(KubernetesTypes.of(keptField.object()), keptField.path(), keptField.value(), pointer(keptField))),
            rule(step, ResourceQuantity.negative("QuantityIsNegative"), keptField -> KubernetesShapeValidator.negative(KubernetesTypes.of(keptField.object()), keptField.path(), keptField.value(), pointer(keptField))));
        return Stream.concat(unknown, KeptFieldRule.ROWS.stream().filter(row -> row.step() == step).flatMap(row -> row.rules().stream()
            .map(fieldRule -> rule(step, fieldRule, keptField -> broken(row, fieldRule, keptField)))));
    }

    private static CrossRule rule(Step step, FieldRule fieldRule, Function<KeptField, List<String>> broken) {
        return CrossRule.rule(step, fieldRule.name(), fieldRule.message(), fieldRule.remedy(), draftSnapshot -> draftSnapshot.circumstances().kept().stream()
            .filter(keptField -> keptField.step() == step).flatMap(keptField -> broken.apply(keptField).stream()).toList());
    }

    private static List<String> broken(KeptFieldRule row, FieldRule fieldRule, KeptField keptField) {
        List<String> path = PointerPattern.of(keptField.path()).segments();
        List<String> pointers = new ArrayList<>();
        if (row.covers(path)) {
            PointerPattern inside = new PointerPattern(row.path().segments().subList(path.size(), row.path().segments().size()));
            for (PathMatch pathMatch : inside.match(keptField.value())) {
                fieldRule.brokenIn(pathMatch).forEach(pointer -> pointers.add(pointer(keptField) + pointer));
            }
        }
        return pointers;
    }

    private static String pointer(KeptField keptField) {
        return "/kept/" + keptField.object() + keptField.path();
    }
}
