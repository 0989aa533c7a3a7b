package dev.fleetledger.manifest.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.fleetledger.manifest.document.Found;
import dev.fleetledger.manifest.document.Path;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Kept;
import dev.fleetledger.manifest.kept.KeptFields;
import dev.fleetledger.manifest.kubernetes.KubernetesShape;
import dev.fleetledger.manifest.kubernetes.KubernetesTypes;
import dev.fleetledger.manifest.spelling.Amount;
import dev.fleetledger.manifest.spelling.Rule;

/** Violations in kept fields that an API server would reject in any cluster. */
final class KeptRules {
    static final List<CrossRule> ALL = Stream.of(Step.ADVANCED, Step.SERVICES).flatMap(KeptRules::all).toList();

    private KeptRules() {
    }

    private static Stream<CrossRule> all(Step step) {
        Stream<CrossRule> unknown = Stream.of(rule(step, new Rule("KubernetesHasNoSuchField", Rule.Scope.VALUE, false,
            "Kubernetes has no such field up to version 1.37, and an API server refuses what it doesn't know.", "Correct its name, or leave it out.",
            node -> true), kept -> KubernetesShape.unknown(KubernetesTypes.of(kept.object()), kept.path(), kept.value(), pointer(kept))),
            rule(step, Amount.negative("QuantityIsNegative"), kept -> KubernetesShape.negative(KubernetesTypes.of(kept.object()), kept.path(), kept.value(), pointer(kept))));
        return Stream.concat(unknown, KeptFields.ROWS.stream().filter(row -> row.step() == step).flatMap(row -> row.rules().stream()
            .map(rule -> rule(step, rule, kept -> broken(row, rule, kept)))));
    }

    private static CrossRule rule(Step step, Rule rule, Function<Kept, List<String>> broken) {
        return CrossRule.rule(step, rule.name(), rule.message(), rule.remedy(), draft -> draft.circumstances().kept().stream()
            .filter(kept -> kept.shownIn() == step).flatMap(kept -> broken.apply(kept).stream()).toList());
    }

    private static List<String> broken(KeptFields row, Rule rule, Kept kept) {
        List<String> path = Path.of(kept.path()).segments();
        List<String> pointers = new ArrayList<>();
        if (row.covers(path)) {
            Path inside = new Path(row.path().segments().subList(path.size(), row.path().segments().size()));
            for (Found found : inside.in(kept.value())) {
                rule.brokenIn(found).forEach(pointer -> pointers.add(pointer(kept) + pointer));
            }
        }
        return pointers;
    }

    private static String pointer(Kept kept) {
        return "/kept/" + kept.object() + kept.path();
    }
}
