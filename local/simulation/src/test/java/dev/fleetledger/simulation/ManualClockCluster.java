package dev.fleetledger.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.watch.LabelSelector;
import dev.fleetledger.simulation.write.DeleteOptions;
import dev.fleetledger.simulation.write.WriteOptions;
import dev.fleetledger.simulation.write.WriteResult;

/** A cluster whose time advances only when a test says so. */
final class ManualClockCluster implements AutoCloseable {
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final SimulatedFleet fleet = SimulatedFleet.startWithManualClock(() -> now);
    final SimulatedCluster simulated = fleet.add(ClusterSettings.named("eu-1").withNamespaces("monitoring"));

    ManualClockCluster() {
        simulated.runControllers();
    }

    /** Advances in steps of 250 ms, so that the kubelets' delays take effect one by one. */
    void advance(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusMillis(250);
            simulated.runControllers();
        }
    }

    static ObjectNode daemonSet(String name, String image) {
        return Json.parse("""
                {"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "NAME"},
                 "spec": {"selector": {"matchLabels": {"app": "NAME"}},
                          "template": {"metadata": {"labels": {"app": "NAME"}},
                                       "spec": {"containers": [{"name": "c", "image": "IMAGE"}]}}}}
                """.replace("NAME", name).replace("IMAGE", image));
    }

    static ObjectNode with(ObjectNode object, String json, String... path) {
        String[] parents = java.util.Arrays.copyOf(path, path.length - 1);
        Json.child(object, parents).set(path[path.length - 1], Json.MAPPER.readTree(json));
        return object;
    }

    WriteResult applyWith(ObjectNode body, WriteOptions options) {
        return simulated.served().writes().apply(Kinds.DAEMON_SETS, "monitoring", Meta.name(body), body.deepCopy(), options);
    }

    ObjectNode apply(ObjectNode body) {
        return apply(body, "agent");
    }

    ObjectNode apply(ObjectNode body, String manager) {
        return applyWith(body, WriteOptions.ofManager(manager)).object();
    }

    ObjectNode force(ObjectNode body, String manager) {
        return applyWith(body, new WriteOptions(manager, false, true, WriteOptions.FieldValidation.IGNORE, "")).object();
    }

    ObjectNode find(String name) {
        return simulated.served().store().find(Kinds.DAEMON_SETS, "monitoring", name).orElseThrow();
    }

    boolean exists(Kind kind, String name) {
        return simulated.served().store().find(kind, "monitoring", name).isPresent();
    }

    List<ObjectNode> pods(String app) {
        return simulated.served().store().list(Kinds.PODS, "monitoring").stream()
                .filter(pod -> LabelSelector.parse("app=" + app).matches(Meta.labels(pod))).toList();
    }

    /** Returns the status counters as {@code kubectl} would read them; missing ones read as 0. */
    String counts(String name) {
        var status = find(name).path("status");
        return "desired " + Json.number(status, "desiredNumberScheduled") + " current " + Json.number(status, "currentNumberScheduled")
                + " updated " + Json.number(status, "updatedNumberScheduled") + " available " + Json.number(status, "numberAvailable")
                + " misscheduled " + Json.number(status, "numberMisscheduled");
    }

    void delete(String name, DeleteOptions.Propagation propagation) {
        simulated.served().deletion().delete(Kinds.DAEMON_SETS, "monitoring", name,
                new DeleteOptions("", "", propagation, null, false));
    }

    List<String> warnings(String name) {
        return simulated.served().store().list(Kinds.EVENTS, "monitoring").stream()
                .filter(event -> Json.text(event, "involvedObject", "name").equals(name) && Json.text(event, "type").equals("Warning"))
                .map(event -> Json.text(event, "reason") + ": " + Json.text(event, "message")).toList();
    }

    @Override
    public void close() {
        fleet.close();
    }
}
