package dev.fleetledger.simulation.controllers;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.watch.LabelSelector;
import dev.fleetledger.simulation.write.DeleteOptions;
import dev.fleetledger.simulation.write.GeneratedNames;

/** The revision history of a DaemonSet's template. Returning to an old template reuses its revision with a new number. */
final class Revisions {
    private final ControllerContext controllerContext;

    Revisions(ControllerContext controllerContext) {
        this.controllerContext = controllerContext;
    }

    /** Returns the hash of the current template. */
    String currentHash(ObjectNode daemonSet) {
        adopt(daemonSet);
        List<ObjectNode> existing = of(daemonSet);
        int newest = existing.stream().mapToInt(revision -> Json.number(revision, "revision")).max().orElse(0);
        ObjectNode data = data(daemonSet);
        return existing.stream().filter(revision -> Json.at(revision, "data").equals(data)).findFirst()
                .map(found -> reuse(found, newest)).orElseGet(() -> create(daemonSet, data, newest + 1));
    }

    /** Adopts matching revisions that have no controller; without them, adopted pods would be considered outdated. */
    private void adopt(ObjectNode daemonSet) {
        LabelSelector labelSelector = LabelSelector.ofObject(Json.at(daemonSet, "spec", "selector"));
        for (ObjectNode revision : controllerContext.store().list(Kinds.REVISIONS, Meta.namespace(daemonSet))) {
            if (!OwnerReferences.hasController(revision) && !Meta.isDeleting(revision) && labelSelector.matches(Meta.labels(revision))) {
                controllerContext.change(Kinds.REVISIONS, revision, next -> OwnerReferences.addController(next, daemonSet));
            }
        }
    }

    private List<ObjectNode> of(ObjectNode daemonSet) {
        return controllerContext.store().list(Kinds.REVISIONS, Meta.namespace(daemonSet)).stream()
                .filter(revision -> Meta.isControlledBy(revision, Meta.uid(daemonSet))).toList();
    }

    private String reuse(ObjectNode revision, int newest) {
        if (Json.number(revision, "revision") < newest) {
            controllerContext.change(Kinds.REVISIONS, revision, next -> next.put("revision", newest + 1));
        }
        return Json.text(revision, "metadata", "labels", DaemonPods.HASH);
    }

    private String create(ObjectNode daemonSet, ObjectNode data, int number) {
        String hash = hash(data);
        String name = Meta.name(daemonSet) + "-" + hash;
        if (controllerContext.find(Kinds.REVISIONS, Meta.namespace(daemonSet), name).isPresent()) {
            hash = hash + GeneratedNames.encode(number);
            name = Meta.name(daemonSet) + "-" + hash;
        }
        ObjectNode revision = Json.object().put("kind", "ControllerRevision").put("apiVersion", "apps/v1");
        ObjectNode metadata = Meta.of(revision).put("name", name).put("namespace", Meta.namespace(daemonSet));
        ObjectNode labels = metadata.putObject("labels");
        Json.at(daemonSet, "spec", "template", "metadata", "labels").properties()
                .forEach(entry -> labels.set(entry.getKey(), entry.getValue()));
        labels.put(DaemonPods.HASH, hash);
        metadata.set("annotations", Json.at(daemonSet, "metadata", "annotations").deepCopy());
        Json.list(metadata, "ownerReferences").add(OwnerReferences.reference(daemonSet));
        revision.set("data", data);
        controllerContext.create(Kinds.REVISIONS, revision.put("revision", number));
        return hash;
    }

    private static ObjectNode data(ObjectNode daemonSet) {
        ObjectNode data = Json.object();
        ObjectNode template = (ObjectNode) Json.at(daemonSet, "spec", "template").deepCopy();
        Json.child(data, "spec").set("template", template.put("$patch", "replace"));
        return data;
    }

    private static String hash(ObjectNode data) {
        CRC32 sum = new CRC32();
        sum.update(data.toString().getBytes(StandardCharsets.UTF_8));
        return GeneratedNames.encode(sum.getValue());
    }

    /** Deletes old revisions beyond the history limit, except those that a pod still runs. */
    void cleanUp(ObjectNode daemonSet, String current, Set<String> hashesInUse) {
        List<ObjectNode> old = of(daemonSet).stream()
                .filter(revision -> !DaemonPods.isOf(revision, current)
                        && !hashesInUse.contains(Json.text(revision, "metadata", "labels", DaemonPods.HASH)))
                .sorted(Comparator.comparingInt(revision -> Json.number(revision, "revision"))).toList();
        int excess = old.size() - Json.number(daemonSet, "spec", "revisionHistoryLimit");
        old.stream().limit(Math.max(0, excess)).forEach(revision -> controllerContext.delete(Kinds.REVISIONS, revision, DeleteOptions.NOW));
    }
}
