package dev.fleetledger.manifest.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import dev.fleetledger.manifest.credential.Credentials;
import dev.fleetledger.manifest.credential.Literals;
import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Misshape;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Kept;
import dev.fleetledger.manifest.form.Shape;

/** Makes an import safe to store permanently: redacts credentials and rejects shape errors and texts that can't be stored. */
public final class Vetting {
    private Vetting() {
    }

    public static Imported vet(Imported imported) {
        List<Misshape> problems = new ArrayList<>(imported.problems());
        imported.documents().byStep().forEach((step, document) -> Shape.check(step, document).forEach(one -> problems.add(in(step, one))));
        imported.kept().forEach(one -> problems.addAll(kept(one)));
        imported.notCarried().forEach(one -> problems.addAll(Shape.unstorable(Json.text(one), "")));
        if (!problems.isEmpty()) {
            return Imported.refused(List.copyOf(problems));
        }
        Documents documents = imported.documents();
        for (var step : documents.byStep().entrySet()) {
            documents = documents.with(step.getKey(), Credentials.withhold(step.getKey(), step.getValue()));
        }
        return new Imported(documents, imported.kept().stream().map(Credentials::withhold).toList(), withoutCredentials(imported.notCarried()),
            List.of(), new TreeSet<>(withoutCredentials(List.copyOf(imported.found()))));
    }

    private static Misshape in(Step step, Misshape one) {
        return new Misshape("/" + step.key() + one.pointer(), one.message(), one.remedy());
    }

    private static List<Misshape> kept(Kept kept) {
        String pointer = "/kept/" + kept.object() + kept.path();
        List<Misshape> names = Shape.unstorable(Json.text(pointer), "/kept");
        return names.isEmpty() ? Shape.unstorable(kept.value(), pointer) : names;
    }

    private static List<String> withoutCredentials(List<String> names) {
        return names.stream().filter(name -> !Literals.isCredential("", name)).toList();
    }
}
