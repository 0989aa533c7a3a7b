package dev.fleetledger.manifest.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.NamedPointer;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.form.CompletedDocuments;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.importer.ManifestImporter;
import dev.fleetledger.manifest.kept.RenderedRule;
import dev.fleetledger.manifest.kept.RenderedRules;
import dev.fleetledger.manifest.kept.Sidecars;
import dev.fleetledger.manifest.render.DaemonSetRenderer;
import dev.fleetledger.manifest.render.RenderTarget;
import dev.fleetledger.manifest.render.ServiceRenderer;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.manifest.table.FieldTable;

/**
 * Checks kept fields against each other and against the form. The fields are checked in the rendered DaemonSet, as an API server would.
 * Drafts without kept fields are skipped, because the form's fields have their own rules.
 */
final class KeptFieldValidator {
    private KeptFieldValidator() {
    }

    /** @param completedDocuments the completed documents; defaults that Kubernetes applies itself are not rendered */
    static List<Violation> validate(DraftSnapshot draft, CompletedDocuments completedDocuments) {
        List<KeptField> kept = draft.context().kept();
        boolean canCheck = !kept.isEmpty() && draft.documents().byStep().entrySet().stream()
            .allMatch(step -> ShapeValidator.check(step.getKey(), step.getValue()).isEmpty());
        if (!canCheck) {
            return List.of();
        }
        JsonNode specification = Specification.of(completedDocuments, kept);
        List<Violation> violations = new ArrayList<>();
        if (isKept(kept, "DaemonSet")) {
            JsonNode daemonSet = DaemonSetRenderer.render(specification, RenderTarget.NONE);
            violations.addAll(validateSidecars(daemonSet));
            violations.addAll(findViolations(RenderedRules.OF_DAEMON_SET, daemonSet, Step.ADVANCED, "DaemonSet"));
        }
        for (JsonNode service : ServiceRenderer.render(specification, RenderTarget.NONE)) {
            String name = "Service/" + Json.text(service.path("metadata"), "name");
            if (isKept(kept, name)) {
                violations.addAll(findViolations(RenderedRules.OF_SERVICE, service, Step.SERVICES, name));
            }
        }
        return violations;
    }

    private static boolean isKept(List<KeptField> kept, String object) {
        return kept.stream().anyMatch(one -> one.object().equals(object));
    }

    private static List<Violation> findViolations(List<RenderedRule> rows, JsonNode object, Step step, String name) {
        return rows.stream().flatMap(row -> row.findViolations().apply(object)
            .map(pointer -> new Violation(step, KeptField.POINTER_PREFIX + name + NamedPointer.toNamed(object, pointer), row.name(), row.message(),
                    row.remedy() + KeptField.REMEDY))).toList();
    }

    private static Violation violation(JsonNode daemonSet, String pointer, String rule, String message, String remedy) {
        return new Violation(Step.ADVANCED, "/kept/DaemonSet" + NamedPointer.toNamed(daemonSet, pointer), rule, message,
                remedy + KeptField.REMEDY);
    }

    /** Probes and hooks of a sidecar obey the same rules as those of other containers. */
    private static List<Violation> validateSidecars(JsonNode daemonSet) {
        List<Integer> indices = IntStream.range(0, daemonSet.at(Sidecars.PATH).size())
                .filter(i -> Sidecars.isSidecar(daemonSet.at(Sidecars.PATH).path(i))).boxed().toList();
        ArrayNode containers = Json.list();
        indices.forEach(index -> {
            ObjectNode container = (ObjectNode) daemonSet.at(Sidecars.PATH).path(index).deepCopy();
            container.remove(List.of("restartPolicy", "env", "envFrom", "volumeMounts", "volumeDevices", "resources", "securityContext"));
            containers.add(container);
        });
        ObjectNode sidecarsOnly = Json.object().put("apiVersion", "apps/v1").put("kind", "DaemonSet");
        sidecarsOnly.withObject("/spec/template/spec").set("containers", containers);
        sidecarsOnly.withObject("/spec/template/spec")
                .set("terminationGracePeriodSeconds", daemonSet.at("/spec/template/spec/terminationGracePeriodSeconds"));
        ImportResult importResult = ManifestImporter.fromObjects(List.of(sidecarsOnly));
        return indices.isEmpty() || !importResult.problems().isEmpty() ? List.of()
            : DraftValidator.validate(FieldTable.WIZARD, importResult.documents(), importResult.context()).violations().stream()
                .filter(one -> one.pointer().matches("/containers/\\d+/(probes|lifecycle)/.*")).map(one -> {
                    List<String> segments = PointerPattern.of(one.pointer()).segments();
                    String container = Sidecars.PATH + "/" + indices.get(Integer.parseInt(segments.get(1)));
                    String rest = one.pointer().substring(("/containers/" + segments.get(1)).length())
                            .replaceFirst("/probes/(liveness|readiness|startup)", "/$1Probe");
                    return violation(daemonSet, container + rest, one.rule(), one.message(), one.remedy());
                }).toList();
    }
}
