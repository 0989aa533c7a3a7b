package dev.fleetledger.local;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.fleetledger.local.cluster.JoinManifest;
import dev.fleetledger.local.cluster.SimulatedClusters;
import dev.fleetledger.local.hub.Hub;
import dev.fleetledger.local.hub.Issuer;
import dev.fleetledger.local.hub.Seed;
import dev.fleetledger.local.hub.SimulationControl;
import dev.fleetledger.local.hub.Tokens;
import dev.fleetledger.local.process.Service;
import dev.fleetledger.parts.Kafka;
import dev.fleetledger.parts.Postgres;

/** The order in which all of it starts: side by side where nothing has to wait, the longest way first. */
final class Startup {

    private static final String ADMIN = "admin";

    private final Rig rig;
    private final Issuer issuer;
    private final Tokens tokens;
    private final long began = System.nanoTime();

    Startup(Rig rig, Issuer issuer, Tokens tokens) {
        this.rig = rig;
        this.issuer = issuer;
        this.tokens = tokens;
    }

    /** Returns when everything is set up and every process says that it is ready. */
    void run() {
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            rig.supervisor().start(Service.ISSUER, rig.environments().issuer());
            var kafka = go(beside, this::startKafka);
            startPostgres();
            rig.supervisor().start(Service.QUERY_SIDE, rig.environments().querySide());
            var people = startCommandSide();
            startSimulation();
            rig.supervisor().start(Service.CONSOLE, rig.environments().console(readinessOfAll()));
            kafka.join();
            ready("command-side", rig.addresses().management("command-side").resolve(Readiness.OF_SPRING));
            tokens.keepFor(people.keySet());
            ready("query-side", rig.addresses().management("query-side").resolve(Readiness.OF_SPRING));
            setUp(people);
            rig.clusterNames().forEach(cluster -> ready(Rig.agent(cluster), rig.addresses().agent(cluster).resolve("/readyz")));
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void ready(String name, URI address) {
        Readiness.await(name, address);
        tell(name);
    }

    private void tell(String name) {
        rig.announcements().say("%6.1f s  %s".formatted((System.nanoTime() - began) / 1e9, name));
    }

    private static CompletableFuture<Void> go(ExecutorService beside, Runnable task) {
        return CompletableFuture.runAsync(task, beside);
    }

    private void startKafka() {
        var ports = rig.addresses().ports();
        var identities = rig.secrets().kafkaIdentities();
        new KafkaClients(rig.data(), rig.addresses().kafka()).write(identities);
        var broker = Kafka.start(rig.data().of("kafka"), ports.of("kafka"), ports.of("kafka.controller"), rig.data().log("kafka"), identities)
                .broker().orElseThrow();
        rig.supervisor().watch("kafka", broker.child(), () -> {
            broker.startAgain();
            return broker.child();
        });
        tell("kafka");
    }

    private void startPostgres() {
        var secrets = rig.secrets();
        var postgres = Postgres.start(rig.data().of("postgresql"), rig.addresses().postgres(), rig.data().log("postgresql"),
                secrets.databaseAdmin(), secrets.databaseLogins());
        var server = postgres.server().orElseThrow();
        rig.supervisor().watch("postgresql", server.child(), () -> {
            server.startAgain();
            return server.child();
        });
        postgres.database(Addresses.DATABASE);
        tell("postgresql");
    }

    private Map<String, String> startCommandSide() {
        ready("issuer", rig.addresses().issuer().resolve(Readiness.OF_SPRING));
        var people = issuer.people();
        rig.supervisor().start(Service.COMMAND_SIDE, rig.environments().commandSide(Objects.requireNonNull(people.get(ADMIN))));
        return people;
    }

    private void startSimulation() {
        if (rig.source() instanceof SimulatedClusters) {
            rig.clusterNames().forEach(cluster ->
                    rig.supervisor().start(Rig.cluster(cluster), Service.SIMULATION, rig.environments().simulation(cluster)));
            rig.clusterNames().forEach(cluster ->
                    ready(Rig.cluster(cluster), new SimulationControl(rig.addresses().cluster(cluster)).fault(cluster)));
        }
    }

    private void setUp(Map<String, String> people) {
        var hub = new Hub(rig.addresses().commandSide(), rig.addresses().querySide(), issuer.token(ADMIN));
        var seed = new Seed(hub, rig.data());
        seed.register(rig.source().clusters());
        rig.clusterNames().forEach(cluster -> startAgent(cluster, seed.joined(cluster)));
        seed.grant(people);
    }

    /** A cluster that can't be reached now keeps its agent of last time, which goes on trying. */
    private void startAgent(String cluster, String manifest) {
        try {
            rig.source().join(cluster, manifest);
        } catch (RuntimeException e) {
            rig.announcements().say("cluster " + cluster + " can't be joined now: " + e.getMessage());
        }
        var settings = JoinManifest.settings(manifest);
        new KafkaClients(rig.data(), rig.addresses().kafka()).write(cluster, settings);
        rig.supervisor().start(Rig.agent(cluster), Service.AGENT, rig.environments().agent(cluster, settings));
    }

    /** What the console waits for before it calls the whole ready; the last is the set-up itself. */
    private List<URI> readinessOfAll() {
        var addresses = rig.addresses();
        List<URI> all = new ArrayList<>(List.of(
                addresses.issuer().resolve(Readiness.OF_SPRING),
                addresses.management("command-side").resolve(Readiness.OF_SPRING),
                addresses.management("query-side").resolve(Readiness.OF_SPRING)));
        rig.clusterNames().forEach(cluster -> all.add(addresses.agent(cluster).resolve("/readyz")));
        all.add(addresses.control().resolve("/readyz"));
        return all;
    }
}
