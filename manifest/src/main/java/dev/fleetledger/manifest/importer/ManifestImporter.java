package dev.fleetledger.manifest.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.draft.OmittedObject;
import dev.fleetledger.manifest.draft.ToleratedValues;
import dev.fleetledger.manifest.kubernetes.KubernetesShapeValidator;
import dev.fleetledger.manifest.kubernetes.KubernetesTypes;
import dev.fleetledger.manifest.kubernetes.ServerFields;
import dev.fleetledger.manifest.yaml.UnreadableYamlException;
import dev.fleetledger.manifest.yaml.YamlReader;

/**
 * Imports YAML, or a running DaemonSet with its Services, into the documents of a draft. Fields that the form doesn't have are kept.
 * Objects other than the DaemonSet and the Services that select its pods are named as not carried.
 */
public final class ManifestImporter {
    private static final Set<String> REMOVED_VERSIONS = Set.of("extensions/v1beta1", "apps/v1beta2", "apps/v1beta1");

    private final ObjectSorter objects;
    private final List<OmittedObject> notCarried;
    private final List<ShapeError> problems;

    private ManifestImporter(ObjectSorter objects) {
        this.objects = objects;
        this.notCarried = new ArrayList<>(objects.others);
        this.problems = new ArrayList<>(objects.problems);
    }

    public static ImportResult fromYaml(String text) {
        return fromYaml(text, null);
    }

    /** @param name which DaemonSet of several is meant, one of {@link ImportResult#choices()}; null if there is only one */
    public static ImportResult fromYaml(String text, @Nullable String name) {
        try {
            return fromObjects(YamlReader.read(text), name);
        } catch (UnreadableYamlException unreadable) {
            return ImportResult.failed(List.of(new ShapeError("", "YamlIsUnreadable", String.valueOf(unreadable.getMessage()),
                    unreadable.remedy())));
        }
    }

    public static ImportResult fromObjects(List<JsonNode> objects) {
        return fromObjects(objects, null);
    }

    /** @param name which DaemonSet of several is meant; null if there is only one */
    public static ImportResult fromObjects(List<JsonNode> objects, @Nullable String name) {
        ObjectSorter objectSorter = new ObjectSorter(objects);
        if (!objectSorter.problems.isEmpty()) {
            return ImportResult.failed(List.copyOf(objectSorter.problems));
        }
        DaemonSetChoice choice = DaemonSetChoice.of(objectSorter.daemonSets, name);
        return choice.chosen() == null ? ImportResult.ambiguous(choice.problem(), choice.names())
                : new ManifestImporter(objectSorter).read(choice.chosen());
    }

    private ImportResult read(ObjectSorter.Found daemonSet) {
        objects.daemonSets.stream().filter(other -> other != daemonSet).forEach(other -> notCarried.add(new OmittedObject(
                "DaemonSet " + other.name(), "A draft has one DaemonSet, and another one was chosen. Import it into a draft of its own.")));
        checkDaemonSet(daemonSet);
        List<JsonNode> services = objects.services.stream().filter(service -> isCarried(service, daemonSet))
                .map(ObjectSorter.Found::object).toList();
        return problems.isEmpty() ? read(daemonSet.object(), services) : ImportResult.failed(List.copyOf(problems));
    }

    private void checkDaemonSet(ObjectSorter.Found found) {
        String version = Json.text(found.object(), "apiVersion");
        if (REMOVED_VERSIONS.contains(version)) {
            addProblem(found.pointer() + "/apiVersion", "ApiVersionIsNotServed", "Kubernetes has not served this version since 1.16.",
                    "Write apps/v1, and state spec.selector.");
        } else if (!version.equals("apps/v1")) {
            addProblem(found.pointer() + "/apiVersion", "ApiVersionIsUnknown", "A DaemonSet is of apps/v1.", "Write apps/v1.");
        } else {
            problems.addAll(KubernetesShapeValidator.shapeErrors(found.object(), KubernetesTypes.DAEMON_SET, found.pointer()));
        }
    }

    private boolean isCarried(ObjectSorter.Found service, ObjectSorter.Found daemonSet) {
        String reason = ServiceFilter.findReason(service, daemonSet);
        if (reason == null) {
            problems.addAll(KubernetesShapeValidator.shapeErrors(service.object(), KubernetesTypes.SERVICE, service.pointer()));
        } else {
            notCarried.add(new OmittedObject("Service " + service.name(), reason));
        }
        return reason == null;
    }

    private void addProblem(String pointer, String rule, String message, String remedy) {
        problems.add(new ShapeError(pointer, rule, message, remedy));
    }

    /** Removes owner references: an owner is identified by a uid of one cluster, and other clusters would garbage-collect the object. */
    private void removeOwners(ObjectNode object) {
        for (JsonNode metadata : List.of(object.path("metadata"), object.path("spec").path("template").path("metadata"))) {
            metadata.path("ownerReferences").forEach(owner -> notCarried.add(new OmittedObject(
                    "Owner " + Json.text(owner, "kind") + " " + Json.text(owner, "name"),
                    "An owner exists in one cluster only; any other would delete the DaemonSet for the lack of it.")));
            if (metadata instanceof ObjectNode members) {
                members.remove("ownerReferences");
            }
        }
    }

    private ImportResult read(JsonNode daemonSet, List<JsonNode> services) {
        ObjectNode original = ServerFields.strip(daemonSet);
        removeOwners(original);
        ObjectNode rest = original.deepCopy();
        rest.remove(List.of("apiVersion", "kind"));
        List<KeptField> kept = new ArrayList<>();
        ObjectNode before = rest.deepCopy();
        UnmappedVolumes volumes = UnmappedVolumes.extract(rest);
        ObjectNode basics = FieldReader.readStep(rest, Step.BASICS);
        ObjectNode advanced = FieldReader.readStep(rest, Step.ADVANCED);
        ObjectNode containers = ImportedDefaults.completeContainers(rest, FieldReader.readStep(rest, Step.CONTAINERS), original);
        ImportedDefaults.completeAdvanced(rest, advanced, original).ifPresent(notCarried::add);
        volumes.restore(rest);
        kept.addAll(UnmappedFields.of("DaemonSet", before, rest));
        ObjectNode serviceDocument = ServiceImporter.read(services, kept);
        StepDocuments stepDocuments = StepDocuments.NONE.with(Step.BASICS, basics).with(Step.CONTAINERS, containers)
            .with(Step.SERVICES, serviceDocument).with(Step.ADVANCED, advanced);
        return new ImportResult(stepDocuments, List.copyOf(kept), List.copyOf(notCarried), List.of(),
                ToleratedValues.collect(stepDocuments), List.of());
    }
}
