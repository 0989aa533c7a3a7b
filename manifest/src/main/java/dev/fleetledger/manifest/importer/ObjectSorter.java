package dev.fleetledger.manifest.importer;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.draft.OmittedObject;

/** Sorts the objects of an import, and the items of lists, by what they can become. */
final class ObjectSorter {
    private static final String ELSEWHERE = "An import carries one DaemonSet and the Services that select its pods. "
            + "If the DaemonSet needs this, apply it yourself in each cluster.";

    /** @param pointer where the object is in what was sent */
    record Found(String pointer, JsonNode object) {
        String name() {
            return Json.text(object.path("metadata"), "name");
        }

        String namespace() {
            return Json.text(object.path("metadata"), "namespace");
        }

        /** Where kubectl would apply the object. */
        String namespaceOrDefault() {
            return namespace().isEmpty() ? "default" : namespace();
        }
    }

    final List<Found> daemonSets = new ArrayList<>();
    final List<Found> services = new ArrayList<>();
    final List<OmittedObject> others = new ArrayList<>();
    final List<ShapeError> problems = new ArrayList<>();

    ObjectSorter(List<JsonNode> objects) {
        for (int i = 0; i < objects.size(); i++) {
            add(new Found("/" + i, objects.get(i)));
        }
    }

    private void add(Found found) {
        String kind = Json.text(found.object(), "kind");
        String version = Json.text(found.object(), "apiVersion");
        switch (kind) {
            case "" -> problems.add(new ShapeError(found.pointer(), "KindIsMissing", "This is no Kubernetes object: it has no kind.",
                    "Send objects with apiVersion and kind."));
            case "List", "DaemonSetList", "ServiceList" -> {
                JsonNode items = found.object().path("items");
                for (int i = 0; i < items.size(); i++) {
                    add(new Found(found.pointer() + "/items/" + i, items.path(i)));
                }
            }
            case "DaemonSet" -> daemonSets.add(found);
            // Other API groups have a kind Service too, such as Knative.
            case "Service" -> {
                if (version.equals("v1")) {
                    services.add(found);
                } else {
                    others.add(new OmittedObject("Service of " + version + " " + found.name(), ELSEWHERE));
                }
            }
            default -> others.add(new OmittedObject(kind + " " + found.name(), ELSEWHERE));
        }
    }
}
