package dev.fleetledger.command.draft.rebase;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.draft.Carried;
import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.manifest.change.Rebasing;
import dev.fleetledger.manifest.check.Continuation;
import dev.fleetledger.manifest.credential.Credentials;
import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.draft.Circumstances;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.render.Specification;

/** Rebases an edit onto the workload's current state. Base, current and draft are compared with all defaults written out. */
final class Onto {

    private Onto() {}

    static BasedOn basedOn(Content edit) {
        return Objects.requireNonNull(edit.basedOn(), "An edit goes on from a revision");
    }

    static DraftCommand.Rebase current(Content content, Known known, Circumstances circumstances) {
        BasedOn seen = basedOn(content);
        BasedOn newer = new BasedOn(known.workload(), known.revision(), known.placementVersion());
        Documents draft = Defaults.fill(content.documents(), circumstances).documents();
        Rebasing.Rebased rebased = Rebasing.rebase(side(known, seen), side(known, newer), new Rebasing.Side(draft, content.carried().kept()));
        return new DraftCommand.Rebase(newer, changed(draft, rebased.documents()), carried(content, known, rebased), open(content, rebased));
    }

    private static Rebasing.Side side(Known known, BasedOn at) {
        return new Rebasing.Side(Defaults.fill(known.documents(at.revision(), at.placementVersion())).documents(),
                Specification.kept(known.specification(at.revision())));
    }

    private static Documents changed(Documents draft, Documents merged) {
        Documents changed = Documents.NONE;
        for (var step : merged.byStep().entrySet()) {
            JsonNode document = Credentials.withhold(step.getKey(), step.getValue());
            changed = document.equals(draft.of(step.getKey())) ? changed : changed.with(step.getKey(), document);
        }
        return changed;
    }

    private static Carried carried(Content content, Known known, Rebasing.Rebased rebased) {
        Set<String> found = new TreeSet<>(content.carried().found());
        found.addAll(Continuation.of(known.specification(), known.placement()).found());
        return new Carried("workload", rebased.kept(), Set.copyOf(found), content.carried().notCarried());
    }

    /** Collisions of an earlier rebase stay unresolved. */
    private static List<Collision> open(Content content, Rebasing.Rebased rebased) {
        List<Collision> open = new ArrayList<>(content.collisions());
        rebased.collisions().stream().filter(one -> !open.contains(one)).forEach(open::add);
        return List.copyOf(open);
    }
}
