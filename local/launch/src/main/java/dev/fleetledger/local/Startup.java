package dev.fleetledger.local;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.fleetledger.local.cluster.JoinManifest;
import dev.fleetledger.local.cluster.SimulatedClusters;
import dev.fleetledger.local.hub.Departed;
import dev.fleetledger.local.hub.Hub;
import dev.fleetledger.local.hub.Issuer;
import dev.fleetledger.local.hub.Seed;
import dev.fleetledger.local.hub.SideBySide;
import dev.fleetledger.local.hub.SimulationControl;
import dev.fleetledger.local.hub.Tokens;
import dev.fleetledger.local.process.Service;
import dev.fleetledger.parts.Kafka;
import dev.fleetledger.parts.Postgres;

/** Starts everything in order, in parallel where nothing depends on each other; what takes longest starts first. */
final class Startup {

    private static final String ADMIN = "admin";

    private final Rig rig;
    private final Housing housing;
    private final Issuer issuer;
    private final Tokens tokens;
    private final long began = System.nanoTime();
    private Set<String> departed = Set.of();

    Startup(Rig rig, Issuer issuer, Tokens tokens) {
        this.rig = rig;
        this.housing = Housing.of(rig);
        this.issuer = issuer;
        this.tokens = tokens;
    }

    /** Returns when everything is set up and every process reports that it is ready. */
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
            agentsReadiness().forEach(this::agentsReady);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void ready(String name, URI address) {
        Readiness.await(name, address);
        tell(name);
    }

    /** The timeout grows with the number of clusters, because many agents take longer on a busy machine. */
    private void agentsReady(String name, URI address) {
        Readiness.await(name, address, Duration.ofMinutes(3).plusMillis(500L * rig.clusterNames().size()));
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
        departed = Departed.of(postgres.database(Addresses.DATABASE));
        departed.stream().filter(rig.clusterNames()::contains)
                .forEach(cluster -> rig.announcements().say(cluster + " has left this fleet, and no agent is started for it"));
        tell("postgresql");
    }

    private List<String> members() {
        return rig.clusterNames().stream().filter(cluster -> !departed.contains(cluster)).toList();
    }

    private Map<String, URI> agentsReadiness() {
        Map<String, URI> all = new LinkedHashMap<>(housing.agentsReadiness());
        departed.forEach(cluster -> all.remove(Rig.agent(cluster)));
        return all;
    }

    private Map<String, String> startCommandSide() {
        ready("issuer", rig.addresses().issuer().resolve(Readiness.OF_SPRING));
        var people = issuer.people();
        rig.supervisor().start(Service.COMMAND_SIDE, rig.environments().commandSide(Objects.requireNonNull(people.get(ADMIN))));
        return people;
    }

    private void startSimulation() {
        if (rig.source() instanceof SimulatedClusters) {
            housing.startClusters();
            // In a shared process all clusters exist once the first one does.
            (rig.addresses().together() ? rig.clusterNames().subList(0, 1) : rig.clusterNames()).forEach(cluster ->
                    ready(Rig.cluster(cluster), new SimulationControl(rig.addresses().cluster(cluster)).fault(cluster)));
        }
    }

    private void setUp(Map<String, String> people) {
        var hub = new Hub(rig.addresses().commandSide(), rig.addresses().querySide(), issuer.token(ADMIN));
        var seed = new Seed(hub, rig.data());
        seed.register(rig.source().clusters().stream().filter(cluster -> !departed.contains(cluster.name())).toList());
        tell("clusters registered");
        Map<String, Map<String, String>> settings = new ConcurrentHashMap<>();
        SideBySide.each(members(), cluster -> settings.put(cluster, joined(cluster, seed.joined(cluster))));
        tell("clusters joined");
        housing.startAgents(settings);
        seed.grant(people);
    }

    /**
     * Joins a cluster. If it is unavailable now, its agent starts with the previous kubeconfig and keeps retrying.
     *
     * @return the settings of its agent
     */
    private Map<String, String> joined(String cluster, String manifest) {
        try {
            rig.source().join(cluster, manifest);
        } catch (RuntimeException e) {
            rig.announcements().say("cluster " + cluster + " can't be joined now: " + e.getMessage());
        }
        var settings = JoinManifest.settings(manifest);
        new KafkaClients(rig.data(), rig.addresses().kafka()).write(cluster, settings);
        return settings;
    }

    /** Returns the addresses that the console waits for before it reports ready; the last one covers the set-up itself. */
    private List<URI> readinessOfAll() {
        var addresses = rig.addresses();
        List<URI> all = new ArrayList<>(List.of(
                addresses.issuer().resolve(Readiness.OF_SPRING),
                addresses.management("command-side").resolve(Readiness.OF_SPRING),
                addresses.management("query-side").resolve(Readiness.OF_SPRING)));
        all.addAll(agentsReadiness().values());
        all.add(addresses.control().resolve("/readyz"));
        return all;
    }
}
