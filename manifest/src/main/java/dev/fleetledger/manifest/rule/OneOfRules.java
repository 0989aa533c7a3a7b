package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.CONTAINERS;
import static dev.fleetledger.manifest.document.Step.PLACEMENT;
import static dev.fleetledger.manifest.draft.DraftSnapshot.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

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
final class OneOfRules {
    private record Choice(Step step, String sentence, String what, List<String> kinds, Function<DraftSnapshot, Stream<PathMatch>> things) {
        CrossRule none() {
            return CrossRule.rule(step, sentence + "HasNoKind", what + " doesn't say what it is.",
                "Choose one of " + String.join(", ", kinds) + ".", broken(count -> count == 0));
        }

        CrossRule several() {
            return CrossRule.rule(step, sentence + "HasSeveralKinds", what + " says twice what it is.",
                "Keep one of " + String.join(", ", kinds) + ".", broken(count -> count > 1));
        }

        private Function<DraftSnapshot, List<String>> broken(LongPredicate wrong) {
            return draftSnapshot -> things.apply(draftSnapshot)
                .filter(thing -> wrong.test(kinds.stream().filter(thing.node()::has).count() + KeptFieldLookup.kinds(draftSnapshot, thing)))
                .map(PathMatch::pointer).toList();
        }
    }

    private static final List<Choice> CHOICES = List.of(
        new Choice(CONTAINERS, "Volume", "The volume", VolumeFields.KINDS, draftSnapshot -> draftSnapshot.match(CONTAINERS, "/volumes/*").stream()),
        new Choice(CONTAINERS, "ProjectedSource", "The source", ProjectedFields.KINDS,
            draftSnapshot -> draftSnapshot.match(CONTAINERS, "/volumes/*/projected/sources/*").stream()),
        new Choice(CONTAINERS, "DownwardFile", "The file", List.of("fieldRef", "resourceFieldRef"),
            draftSnapshot -> draftSnapshot.match(CONTAINERS, "/volumes/*/projected/sources/*/downwardAPI/items/*").stream()),
        new Choice(CONTAINERS, "Hook", "The hook", HookFields.KINDS, draftSnapshot -> in(draftSnapshot, "/lifecycle/postStart", "/lifecycle/preStop")),
        new Choice(CONTAINERS, "Probe", "The probe", ProbeFields.KINDS, draftSnapshot -> in(draftSnapshot, "/probes/*")),
        new Choice(CONTAINERS, "VariableSource", "The source", List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef"),
            draftSnapshot -> in(draftSnapshot, "/env/*/valueFrom")),
        new Choice(CONTAINERS, "EnvironmentSource", "The source", List.of("configMapRef", "secretRef"), draftSnapshot -> in(draftSnapshot, "/envFrom/*")),
        new Choice(PLACEMENT, "Wave", "The wave", RolloutFields.KINDS, draftSnapshot -> draftSnapshot.match(PLACEMENT, "/rollout/waves/*/clusters").stream()));

    static final List<CrossRule> ALL = all();

    private OneOfRules() {
    }

    private static List<CrossRule> all() {
        List<CrossRule> rules = new ArrayList<>();
        CHOICES.forEach(choice -> {
            rules.add(choice.none());
            rules.add(choice.several());
        });
        return List.copyOf(rules);
    }

    private static Stream<PathMatch> in(DraftSnapshot draftSnapshot, String... paths) {
        return draftSnapshot.containers().stream().flatMap(container -> Stream.of(paths).flatMap(path -> inside(container, path).stream()));
    }
}
