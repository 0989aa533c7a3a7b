package dev.fleetledger.manifest.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.draft.ToleratedValues;
import dev.fleetledger.manifest.kubernetes.KubernetesShapeValidator;
import dev.fleetledger.manifest.kubernetes.KubernetesTypes;
import dev.fleetledger.manifest.kubernetes.ServerFields;
import dev.fleetledger.manifest.yaml.YamlReader;

/** Imports YAML, or a running DaemonSet with its Services, into the documents of a draft. Fields that the form doesn't have are kept. */
public final class ManifestImporter {
    private static final Set<String> REMOVED_VERSIONS = Set.of("extensions/v1beta1", "apps/v1beta2", "apps/v1beta1");

    private final List<JsonNode> daemonSets = new ArrayList<>();
    private final List<JsonNode> services = new ArrayList<>();
    private final List<String> notCarried = new ArrayList<>();
    private final List<ShapeError> problems = new ArrayList<>();

    private ManifestImporter() {
    }

    public static ImportResult fromYaml(String text) {
        try {
            return fromObjects(YamlReader.read(text));
        } catch (IllegalArgumentException unreadable) {
            return ImportResult.failed(List.of(new ShapeError("", String.valueOf(unreadable.getMessage()),
                    "Send YAML that kubectl would apply.")));
        }
    }

    public static ImportResult fromObjects(List<JsonNode> objects) {
        ManifestImporter manifestImporter = new ManifestImporter();
        for (int i = 0; i < objects.size(); i++) {
            manifestImporter.classify("/" + i, objects.get(i));
        }
        if (manifestImporter.daemonSets.size() != 1) {
            manifestImporter.addProblem("", manifestImporter.daemonSets.isEmpty() ? "There is no DaemonSet."
                    : "There are several DaemonSets.",
                "Send one DaemonSet, with its Services if it has some.");
        }
        return manifestImporter.problems.isEmpty() ? manifestImporter.read() : ImportResult.failed(manifestImporter.problems);
    }

    private void classify(String pointer, JsonNode object) {
        String kind = Json.text(object, "kind");
        String version = Json.text(object, "apiVersion");
        switch (kind) {
            case "" -> addProblem(pointer, "This is no Kubernetes object: it has no kind.", "Send objects with apiVersion and kind.");
            case "List", "DaemonSetList", "ServiceList" -> {
                for (int i = 0; i < object.path("items").size(); i++) {
                    classify(pointer + "/items/" + i, object.path("items").path(i));
                }
            }
            case "DaemonSet" -> addDaemonSet(pointer, version, object);
            case "Service" -> addService(pointer, version, object);
            default -> notCarried(kind, object);
        }
    }

    private void addDaemonSet(String pointer, String version, JsonNode object) {
        if (REMOVED_VERSIONS.contains(version)) {
            addProblem(pointer + "/apiVersion", "Kubernetes has not served this version since 1.16.",
                    "Write apps/v1, and state spec.selector.");
        } else if (!version.equals("apps/v1")) {
            addProblem(pointer + "/apiVersion", "A DaemonSet is of apps/v1.", "Write apps/v1.");
        } else {
            problems.addAll(KubernetesShapeValidator.shapeErrors(object, KubernetesTypes.DAEMON_SET, pointer));
            daemonSets.add(object);
        }
    }

    /** Other API groups have a kind Service too, such as Knative. */
    private void addService(String pointer, String version, JsonNode object) {
        if (version.equals("v1")) {
            problems.addAll(KubernetesShapeValidator.shapeErrors(object, KubernetesTypes.SERVICE, pointer));
            services.add(object);
        } else {
            notCarried("Service of " + version, object);
        }
    }

    private void notCarried(String kind, JsonNode object) {
        notCarried.add(kind + " " + Json.text(object.path("metadata"), "name"));
    }

    /** Removes owner references: an owner is identified by a uid of one cluster, and other clusters would garbage-collect the object. */
    private void removeOwners(ObjectNode object) {
        for (JsonNode metadata : List.of(object.path("metadata"), object.path("spec").path("template").path("metadata"))) {
            metadata.path("ownerReferences").forEach(owner ->
                notCarried.add("Owner " + Json.text(owner, "kind") + " " + Json.text(owner, "name")));
            if (metadata instanceof ObjectNode members) {
                members.remove("ownerReferences");
            }
        }
    }

    private void addProblem(String pointer, String message, String remedy) {
        problems.add(new ShapeError(pointer, message, remedy));
    }

    private ImportResult read() {
        ObjectNode original = ServerFields.strip(daemonSets.getFirst());
        removeOwners(original);
        ObjectNode rest = original.deepCopy();
        rest.remove(List.of("apiVersion", "kind"));
        List<KeptField> kept = new ArrayList<>();
        ObjectNode before = rest.deepCopy();
        UnmappedVolumes volumes = UnmappedVolumes.extract(rest);
        ObjectNode basics = FieldReader.readStep(rest, Step.BASICS);
        ObjectNode advanced = FieldReader.readStep(rest, Step.ADVANCED);
        ObjectNode containers = ImportedDefaults.completeContainers(rest, FieldReader.readStep(rest, Step.CONTAINERS), original);
        ImportedDefaults.completeAdvanced(rest, advanced, original);
        volumes.restore(rest);
        kept.addAll(UnmappedFields.of("DaemonSet", before, rest));
        ObjectNode serviceDocument = ServiceImporter.read(services, kept);
        StepDocuments stepDocuments = StepDocuments.NONE.with(Step.BASICS, basics).with(Step.CONTAINERS, containers)
            .with(Step.SERVICES, serviceDocument).with(Step.ADVANCED, advanced);
        return new ImportResult(stepDocuments, List.copyOf(kept), List.copyOf(notCarried), List.of(),
                ToleratedValues.collect(stepDocuments));
    }
}
