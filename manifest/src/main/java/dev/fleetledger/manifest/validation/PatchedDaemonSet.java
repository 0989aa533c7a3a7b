package dev.fleetledger.manifest.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.NamedPointer;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.importer.ManifestImporter;
import dev.fleetledger.manifest.kubernetes.ServerFields;
import dev.fleetledger.manifest.rule.OverrideRules;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.manifest.syntax.ObjectMarks;
import dev.fleetledger.manifest.table.FieldTable;

/** Imports a patched DaemonSet back into documents and collects its violations by place and rule. */
final class PatchedDaemonSet {
    private static final List<String> IDENTITY = List.of("/apiVersion", "/kind", "/metadata/name", "/metadata/namespace", "/spec/selector");
    private static final List<String> MARKED_MAPS = List.of("/metadata/labels", "/metadata/annotations", "/spec/template/metadata/labels",
        "/spec/template/metadata/annotations");
    private static final Violation WRITES_SERVER_FIELDS = new Violation(Step.PLACEMENT, "", "PatchWritesServerFields",
        "The API server writes this field itself.", "Leave it out.");

    /** Keyed by rule, step and pointer; the pointer identifies list items by name. */
    record Outcome(Map<String, Violation> violations, Map<String, Violation> warnings) {
    }

    private final DraftSnapshot draft;
    private final Set<String> acknowledged;

    PatchedDaemonSet(DraftSnapshot draft) {
        this.draft = draft;
        this.acknowledged = PointerPattern.of("/acknowledged/*/pointer").match(draft.of(Step.PLACEMENT)).stream()
            .map(pathMatch -> pathMatch.node().stringValue("")).collect(Collectors.toSet());
    }

    Outcome validate(JsonNode before, JsonNode after) {
        List<Violation> violations = new ArrayList<>();
        List<Violation> warnings = new ArrayList<>();
        if (!keepsIdentity(before, after)) {
            violations.add(OverrideRules.TOUCHES_IDENTITY);
        }
        if (ServerFields.existIn(after)) {
            violations.add(WRITES_SERVER_FIELDS);
        }
        ImportResult importResult = ManifestImporter.fromObjects(List.of(after));
        importResult.problems().forEach(one -> violations.add(new Violation(Step.PLACEMENT, one.pointer(), "PatchMakesNoDaemonSet", one.message(), one.remedy())));
        StepDocuments stepDocuments = importResult.documents();
        if (importResult.problems().isEmpty()) {
            ValidationResult validationResult = DraftValidator.validate(FieldTable.WIZARD, stepDocuments.with(Step.SERVICES,
                    draft.of(Step.SERVICES)), contextOf(importResult));
            violations.addAll(validationResult.violations());
            warnings.addAll(validationResult.warnings());
        }
        return new Outcome(byKey(violations, stepDocuments), byKey(warnings, stepDocuments));
    }

    private DraftContext contextOf(ImportResult importResult) {
        List<KeptField> kept = Stream.concat(importResult.kept().stream(),
            draft.context().kept().stream().filter(one -> !one.object().equals("DaemonSet"))).toList();
        return new DraftContext(null, null, kept, draft.context().tolerated());
    }

    /** The API server rejects a changed name or selector, and pods must carry the labels that are selected. */
    private static boolean keepsIdentity(JsonNode before, JsonNode after) {
        JsonNode labels = after.at("/spec/template/metadata/labels");
        return IDENTITY.stream().allMatch(path -> before.at(path).equals(after.at(path)))
            && MARKED_MAPS.stream().allMatch(path -> marks(before.at(path)).equals(marks(after.at(path))))
            && after.at("/spec/selector/matchLabels").properties().stream()
            .allMatch(one -> one.getValue().equals(labels.path(one.getKey())));
    }

    private static ObjectNode marks(JsonNode map) {
        ObjectNode marks = Json.object();
        map.properties().stream().filter(one -> one.getKey().startsWith(ObjectMarks.PREFIX))
                .forEach(one -> marks.set(one.getKey(), one.getValue()));
        return marks;
    }

    private static Map<String, Violation> byKey(List<Violation> findings, StepDocuments stepDocuments) {
        Map<String, Violation> byKey = new LinkedHashMap<>();
        findings.forEach(one -> byKey.putIfAbsent(one.rule() + " " + one.step() + NamedPointer.toNamed(stepDocuments.of(one.step()),
                one.pointer()), one));
        return byKey;
    }

    /** A literal in a patch is acknowledged by its pointer in the placement step. */
    boolean isAcknowledged(Violation one, String operation) {
        return one.rule().equals("LiteralLooksLikeCredential") && acknowledged.stream()
                .anyMatch(pointer -> pointer.startsWith(operation + "/"));
    }

    static Violation withPointer(String pointer, Violation one) {
        return new Violation(Step.PLACEMENT, pointer, one.rule(), one.message(), one.remedy());
    }
}
