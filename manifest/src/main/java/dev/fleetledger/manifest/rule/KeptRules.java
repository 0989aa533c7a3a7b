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
    static final List<CrossRule> ALL = Stream.of(Step.ADVANCED, Step.SERVICES).flatMap(KeptRules::rulesOf).toList();

    private KeptRules() {
    }

    private static Stream<CrossRule> rulesOf(Step step) {
        Stream<CrossRule> unknown = Stream.of(rule(step, FieldRule.value("KubernetesHasNoSuchField",
            "Kubernetes has no such field up to version 1.37, and an API server refuses what it doesn't know.",
            "Correct its name, or leave it out.",
            node -> true), keptField -> KubernetesShapeValidator.unknownFields(KubernetesTypes.of(keptField.object()), keptField.path(),
            keptField.value(), keptField.pointer())),
            rule(step, ResourceQuantity.negative("QuantityIsNegative"),
                    keptField -> KubernetesShapeValidator.negativeQuantities(KubernetesTypes.of(keptField.object()), keptField.path(),
                            keptField.value(), keptField.pointer())));
        return Stream.concat(unknown, KeptFieldRule.ROWS.stream().filter(row -> row.step() == step).flatMap(row -> row.rules().stream()
            .map(fieldRule -> rule(step, fieldRule, keptField -> findViolations(row, fieldRule, keptField)))));
    }

    private static CrossRule rule(Step step, FieldRule fieldRule, Function<KeptField, List<String>> findViolations) {
        return CrossRule.rule(step, fieldRule.name(), fieldRule.message(), fieldRule.remedy(), draft -> draft.context().kept().stream()
            .filter(keptField -> keptField.step() == step).flatMap(keptField -> findViolations.apply(keptField).stream()).toList());
    }

    private static List<String> findViolations(KeptFieldRule row, FieldRule fieldRule, KeptField keptField) {
        List<String> path = PointerPattern.of(keptField.path()).segments();
        List<String> pointers = new ArrayList<>();
        if (row.covers(path)) {
            PointerPattern rest = new PointerPattern(row.path().segments().subList(path.size(), row.path().segments().size()));
            for (PathMatch pathMatch : rest.match(keptField.value())) {
                fieldRule.findViolations(pathMatch).forEach(pointer -> pointers.add(keptField.pointer() + pointer));
            }
        }
        return pointers;
    }
}
