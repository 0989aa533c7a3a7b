package dev.fleetledger.manifest.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Named;
import dev.fleetledger.manifest.document.Path;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Circumstances;
import dev.fleetledger.manifest.draft.Draft;
import dev.fleetledger.manifest.draft.Kept;
import dev.fleetledger.manifest.importing.Imported;
import dev.fleetledger.manifest.importing.Importing;
import dev.fleetledger.manifest.kubernetes.ServerFields;
import dev.fleetledger.manifest.rule.Findings;
import dev.fleetledger.manifest.rule.OverrideRules;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.manifest.spelling.Marks;
import dev.fleetledger.manifest.table.Table;

/** Imports a patched DaemonSet back into documents and collects its violations by place and rule. */
final class Patched {
    private static final List<String> IDENTITY = List.of("/apiVersion", "/kind", "/metadata/name", "/metadata/namespace", "/spec/selector");
    private static final List<String> MARKED = List.of("/metadata/labels", "/metadata/annotations", "/spec/template/metadata/labels",
        "/spec/template/metadata/annotations");
    private static final Violation WRITES_SERVER_FIELDS = new Violation(Step.PLACEMENT, "", "PatchWritesServerFields",
        "The API server writes this field itself.", "Leave it out.");

    /** Keyed by rule, step and pointer; the pointer identifies list items by name. */
    record Outcome(Map<String, Violation> violations, Map<String, Violation> warnings) {
    }

    private final Draft draft;
    private final Set<String> acknowledged;

    Patched(Draft draft) {
        this.draft = draft;
        this.acknowledged = Path.of("/acknowledged/*/pointer").in(draft.of(Step.PLACEMENT)).stream()
            .map(found -> found.node().stringValue("")).collect(Collectors.toSet());
    }

    Outcome outcome(JsonNode before, JsonNode after) {
        List<Violation> violations = new ArrayList<>();
        List<Violation> warnings = new ArrayList<>();
        if (!isSame(before, after)) {
            violations.add(OverrideRules.TOUCHES_IDENTITY);
        }
        if (ServerFields.isIn(after)) {
            violations.add(WRITES_SERVER_FIELDS);
        }
        Imported imported = Importing.objects(List.of(after));
        imported.problems().forEach(one -> violations.add(new Violation(Step.PLACEMENT, one.pointer(), "PatchMakesNoDaemonSet", one.message(), one.remedy())));
        Documents documents = imported.documents();
        if (imported.problems().isEmpty()) {
            Findings findings = Rules.check(Table.WIZARD, documents.with(Step.SERVICES, draft.of(Step.SERVICES)), with(imported));
            violations.addAll(findings.violations());
            warnings.addAll(findings.warnings());
        }
        return new Outcome(keyed(violations, documents), keyed(warnings, documents));
    }

    private Circumstances with(Imported imported) {
        List<Kept> kept = Stream.concat(imported.kept().stream(),
            draft.circumstances().kept().stream().filter(one -> !one.object().equals("DaemonSet"))).toList();
        return new Circumstances(null, null, kept, draft.circumstances().found());
    }

    /** The API server rejects a changed name or selector, and pods must carry the labels that are selected. */
    private static boolean isSame(JsonNode before, JsonNode after) {
        JsonNode labels = after.at("/spec/template/metadata/labels");
        return IDENTITY.stream().allMatch(place -> before.at(place).equals(after.at(place)))
            && MARKED.stream().allMatch(place -> marks(before.at(place)).equals(marks(after.at(place))))
            && after.at("/spec/selector/matchLabels").properties().stream().allMatch(one -> one.getValue().equals(labels.path(one.getKey())));
    }

    private static ObjectNode marks(JsonNode map) {
        ObjectNode marks = Json.object();
        map.properties().stream().filter(one -> one.getKey().startsWith(Marks.PREFIX)).forEach(one -> marks.set(one.getKey(), one.getValue()));
        return marks;
    }

    private static Map<String, Violation> keyed(List<Violation> findings, Documents documents) {
        Map<String, Violation> keyed = new LinkedHashMap<>();
        findings.forEach(one -> keyed.putIfAbsent(one.rule() + " " + one.step() + Named.of(documents.of(one.step()), one.pointer()), one));
        return keyed;
    }

    /** A literal in a patch is acknowledged by its pointer in the placement step. */
    boolean isAcknowledged(Violation one, String operation) {
        return one.rule().equals("LiteralLooksLikeCredential") && acknowledged.stream().anyMatch(pointer -> pointer.startsWith(operation + "/"));
    }

    static Violation at(String pointer, Violation one) {
        return new Violation(Step.PLACEMENT, pointer, one.rule(), one.message(), one.remedy());
    }
}
