package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.CONTAINERS;
import static dev.fleetledger.manifest.document.Step.PLACEMENT;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.draft.KeptFieldLookup;
import dev.fleetledger.manifest.table.HookFields;
import dev.fleetledger.manifest.table.ProbeFields;
import dev.fleetledger.manifest.table.ProjectedFields;
import dev.fleetledger.manifest.table.RolloutFields;
import dev.fleetledger.manifest.table.VolumeFields;

/** Items that have exactly one of several kinds, one row per item. */
public final class OneOfRules {
    /**
     * @param subject with its article, such as {@code The volume}
     * @param kinds   names of the members of which an item has exactly one
     * @param paths   of the items in the step's document
     */
    public record Choice(Step step, String rulePrefix, String subject, List<String> kinds, List<String> paths) {
        CrossRule noneRule() {
            return CrossRule.rule(step, rulePrefix + "HasNoKind", subject + " needs one of " + String.join(", ", kinds) + ", and has none.",
                "Add exactly one of them.", itemsWhere(count -> count == 0));
        }

        CrossRule severalRule() {
            return new CrossRule(step, rulePrefix + "HasSeveralKinds", false, (draft, pointer) -> subject + " has "
                + String.join(" and ", found(draft, pointer)) + ", and may have only one of " + String.join(", ", kinds) + ".",
                "Keep one of them, and leave the others out.", itemsWhere(count -> count > 1));
        }

        private List<String> found(DraftSnapshot draft, String pointer) {
            JsonNode item = draft.of(step).at(pointer);
            List<String> found = new ArrayList<>(kinds.stream().filter(item::has).toList());
            found.addAll(KeptFieldLookup.kinds(draft, new PathMatch(pointer, List.of(), item)));
            return found;
        }

        private Function<DraftSnapshot, List<String>> itemsWhere(LongPredicate violated) {
            return draft -> paths.stream().flatMap(path -> draft.match(step, path).stream())
                .filter(item -> violated.test(kinds.stream().filter(item.node()::has).count() + KeptFieldLookup.kinds(draft, item).size()))
                .map(PathMatch::pointer).toList();
        }
    }

    public static final List<Choice> CHOICES = List.of(
        new Choice(CONTAINERS, "Volume", "The volume", VolumeFields.KINDS, List.of("/volumes/*")),
        new Choice(CONTAINERS, "ProjectedSource", "The source", ProjectedFields.KINDS,
            List.of("/volumes/*/projected/sources/*")),
        new Choice(CONTAINERS, "DownwardFile", "The file", List.of("fieldRef", "resourceFieldRef"),
            List.of("/volumes/*/projected/sources/*/downwardAPI/items/*")),
        new Choice(CONTAINERS, "Hook", "The hook", HookFields.KINDS,
            List.of("/containers/*/lifecycle/postStart", "/containers/*/lifecycle/preStop")),
        new Choice(CONTAINERS, "Probe", "The probe", ProbeFields.KINDS,
            List.of("/containers/*/probes/liveness", "/containers/*/probes/readiness", "/containers/*/probes/startup")),
        new Choice(CONTAINERS, "VariableSource", "The source", List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef"),
            inContainers("/env/*/valueFrom")),
        new Choice(CONTAINERS, "EnvironmentSource", "The source", List.of("configMapRef", "secretRef"),
            inContainers("/envFrom/*")),
        new Choice(PLACEMENT, "Wave", "The wave", RolloutFields.KINDS, List.of("/rollout/waves/*/clusters")));

    static final List<CrossRule> ALL = all();

    private OneOfRules() {
    }

    private static List<String> inContainers(String... paths) {
        return Stream.of("/containers/*", "/initContainers/*").flatMap(container -> Stream.of(paths).map(container::concat)).toList();
    }

    private static List<CrossRule> all() {
        List<CrossRule> rules = new ArrayList<>();
        CHOICES.forEach(choice -> {
            rules.add(choice.noneRule());
            rules.add(choice.severalRule());
        });
        return List.copyOf(rules);
    }
}
