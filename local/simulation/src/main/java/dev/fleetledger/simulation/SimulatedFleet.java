package dev.fleetledger.simulation;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.simulation.api.ApiServer;
import dev.fleetledger.simulation.loop.ControlLoopThread;

/** Serves one or many clusters, up to a thousand, on one port of this machine. */
public final class SimulatedFleet implements AutoCloseable {
    private final ApiServer server;
    private final ControlLoopThread loopThread;
    private final InstantSource clock;
    private final @Nullable Path data;
    private final Map<String, SimulatedCluster> clusters = new ConcurrentHashMap<>();

    private SimulatedFleet(int port, InstantSource clock, @Nullable Path data) {
        this.server = new ApiServer(port);
        this.loopThread = new ControlLoopThread(clock);
        this.clock = clock;
        this.data = data;
    }

    /** Starts on a free port, in memory, with the system clock. */
    public static SimulatedFleet start() {
        return start(0, null);
    }

    /** Starts on the given port, 0 meaning a free one. With a data folder the clusters resume from their stored state. */
    public static SimulatedFleet start(int port, @Nullable Path data) {
        SimulatedFleet fleet = prepare(port, data);
        fleet.open();
        return fleet;
    }

    /** Binds the port but serves no request before {@link #open}, so that all clusters can be added first. */
    static SimulatedFleet prepare(int port, @Nullable Path data) {
        return new SimulatedFleet(port, InstantSource.system(), data);
    }

    void open() {
        server.open();
        loopThread.start();
    }

    /** Starts a fleet whose controllers run only when {@link SimulatedCluster#runControllers} is called, at the time of this clock. */
    public static SimulatedFleet startWithManualClock(InstantSource clock) {
        SimulatedFleet fleet = new SimulatedFleet(0, clock, null);
        fleet.server.open();
        return fleet;
    }

    public SimulatedCluster add(ClusterSettings settings) {
        Path journal = data == null ? null : data.resolve(settings.name() + ".journal");
        SimulatedCluster cluster = new SimulatedCluster(settings, journal, clock, this);
        clusters.put(settings.name(), cluster);
        server.add(cluster.served());
        cluster.initialize();
        return cluster;
    }

    public SimulatedCluster cluster(String name) {
        return Objects.requireNonNull(clusters.get(name), name);
    }

    public int port() {
        return server.port();
    }

    ControlLoopThread loopThread() {
        return loopThread;
    }

    void remove(SimulatedCluster cluster) {
        server.remove(cluster.name());
        clusters.remove(cluster.name());
    }

    @Override
    public void close() {
        server.close();
        loopThread.close();
        clusters.values().forEach(SimulatedCluster::stop);
    }
}
