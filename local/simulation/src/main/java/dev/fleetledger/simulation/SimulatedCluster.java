package dev.fleetledger.simulation;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.api.ServedCluster;
import dev.fleetledger.simulation.controllers.ControllerContext;
import dev.fleetledger.simulation.faults.Fault;
import dev.fleetledger.simulation.faults.FaultSwitch;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.loop.ControlLoop;
import dev.fleetledger.simulation.store.ObjectStore;
import dev.fleetledger.simulation.write.DeleteOptions;
import dev.fleetledger.simulation.write.ObjectDeletion;
import dev.fleetledger.simulation.write.WriteOptions;
import dev.fleetledger.simulation.write.WriteService;

/** One simulated cluster, with operations that only its operator could perform. */
public final class SimulatedCluster implements AutoCloseable {
    private static final WriteOptions OPERATOR = WriteOptions.ofManager("simulation");

    private final ClusterSettings settings;
    private final SimulatedFleet fleet;
    private final ServedCluster served;
    private final ControlLoop loop;
    private boolean ownsFleet;

    SimulatedCluster(ClusterSettings settings, @Nullable Path journal, InstantSource clock, SimulatedFleet fleet) {
        this.settings = settings;
        this.fleet = fleet;
        ObjectStore store = new ObjectStore(journal);
        WriteService writeService = new WriteService(store, clock);
        ObjectDeletion objectDeletion = new ObjectDeletion(store, clock);
        this.served = new ServedCluster(settings.name(), settings.token(), store, writeService, objectDeletion, new FaultSwitch(), clock);
        this.loop = new ControlLoop(new ControllerContext(store, writeService, objectDeletion));
    }

    /** Starts a single cluster in this process; {@link #close} discards it. */
    public static SimulatedCluster start(ClusterSettings settings) {
        SimulatedCluster cluster = SimulatedFleet.start().add(settings);
        cluster.ownsFleet = true;
        return cluster;
    }

    void initialize() {
        InitialObjects.createAll(settings, served);
        served.store().onChange(() -> fleet.loopThread().onChange(loop));
        fleet.loopThread().onChange(loop);
    }

    ServedCluster served() {
        return served;
    }

    public String name() {
        return settings.name();
    }

    public String token() {
        return settings.token();
    }

    public String url() {
        return "http://127.0.0.1:" + fleet.port() + "/c/" + settings.name() + "/";
    }

    public String kubeconfig() {
        return KubeconfigWriter.of(settings, fleet.port());
    }

    /** Runs the controllers now. Needed when the clock does not advance by itself. */
    public void runControllers() {
        loop.run(served.clock().instant());
    }

    public void fault(Fault fault) {
        served.faults().set(fault);
        served.store().wakeWatchers();
    }

    public void addNode(String name, Map<String, String> labels) {
        served.writes().create(Kinds.NODES, "", InitialObjects.node(name, labels), OPERATOR);
    }

    public void removeNode(String name) {
        served.deletion().delete(Kinds.NODES, "", name, DeleteOptions.NOW);
    }

    public void taint(String node, String key, String value, String effect) {
        changeNode(node, next -> {
            Json.list(Json.child(next, "spec"), "taints").addObject().put("effect", effect).put("key", key).put("value", value);
            return next;
        });
    }

    public void untaint(String node, String key) {
        changeNode(node, next -> {
            ArrayNode remaining = Json.array();
            Json.items(next, "spec", "taints").stream().filter(taint -> !Json.text(taint, "key").equals(key)).forEach(remaining::add);
            Json.child(next, "spec").set("taints", remaining);
            return next;
        });
    }

    public void label(String node, String key, String value) {
        changeNode(node, next -> {
            Json.child(next, "metadata", "labels").put(key, value);
            return next;
        });
    }

    private void changeNode(String node, UnaryOperator<ObjectNode> change) {
        served.writes().patch(Kinds.NODES, "", node, change, OPERATOR);
    }

    void stop() {
        fleet.loopThread().remove(loop);
        served.store().close();
    }

    @Override
    public void close() {
        if (ownsFleet) {
            fleet.close();
        } else {
            fleet.remove(this);
            stop();
        }
    }
}
