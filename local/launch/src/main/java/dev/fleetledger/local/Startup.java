package dev.fleetledger.local;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.fleetledger.local.cluster.SimulatedClusters;
import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.hub.FleetSeeder;
import dev.fleetledger.local.hub.HubClient;
import dev.fleetledger.local.hub.IssuedCredentials;
import dev.fleetledger.local.hub.IssuerClient;
import dev.fleetledger.local.hub.RemovedClusterNames;
import dev.fleetledger.local.hub.SimulationControl;
import dev.fleetledger.local.hub.TokenFiles;
import dev.fleetledger.local.process.LocalService;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.postgres.Postgres;

/** Starts everything in order, in parallel where nothing depends on each other; what takes longest starts first. */
final class Startup {

    static final String ADMIN = "admin";
    private static final Duration AGENTS_TIMEOUT = Duration.ofMinutes(3);

    private final FleetContext fleetContext;
    private final ClusterProcesses clusterProcesses;
    private final IssuerClient issuerClient;
    private final TokenFiles tokenFiles;
    private final ClusterJoins clusterJoins;
    private final long startedAt = System.nanoTime();
    private Set<String> removed = Set.of();

    Startup(FleetContext fleetContext, IssuerClient issuerClient, TokenFiles tokenFiles, ClusterJoins clusterJoins) {
        this.fleetContext = fleetContext;
        this.clusterProcesses = ClusterProcesses.of(fleetContext);
        this.issuerClient = issuerClient;
        this.tokenFiles = tokenFiles;
        this.clusterJoins = clusterJoins;
    }

    /** Returns when everything is set up and every process reports that it is ready, except the agents of clusters that can't be joined. */
    void run() {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            fleetContext.supervisor().start(LocalService.ISSUER, fleetContext.environments().issuer());
            var kafka = runAsync(executor, this::startKafka);
            startPostgres();
            fleetContext.supervisor().start(LocalService.QUERY_SIDE, fleetContext.environments().querySide());
            var people = startCommandSide();
            startSimulation();
            fleetContext.supervisor().start(LocalService.CONSOLE, fleetContext.environments().console(readinessUrls()));
            kafka.join();
            awaitReady("command-side", fleetContext.addresses().management("command-side").resolve(ReadinessAwaiter.SERVING_PATH));
            tokenFiles.maintain(people.keySet());
            awaitReady("query-side", fleetContext.addresses().management("query-side").resolve(ReadinessAwaiter.SPRING_READINESS_PATH));
            setUp(people);
            awaitAgents();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void awaitReady(String name, URI address) {
        ReadinessAwaiter.await(name, address);
        printElapsed(name);
    }

    /**
     * The timeout grows with the number of clusters, because many agents take longer on a busy machine. An agent that exceeds it doesn't
     * stop the others.
     */
    private void awaitAgents() {
        var deadline = Instant.now().plus(AGENTS_TIMEOUT).plusMillis(500L * fleetContext.clusterNames().size());
        var readiness = agentsReadiness();
        clusterJoins.unjoined().forEach(cluster -> readiness.remove(FleetContext.agentProcess(cluster)));
        readiness.forEach((name, address) -> {
            try {
                ReadinessAwaiter.await(name, address, Duration.between(Instant.now(), deadline));
                printElapsed(name);
            } catch (ReadinessAwaiter.NotReadyException e) {
                fleetContext.terminalOutput().println(name + " is not ready yet; its log says why: " + fleetContext.data().log(name));
            }
        });
    }

    private void printElapsed(String name) {
        fleetContext.terminalOutput().println("%6.1f s  %s".formatted((System.nanoTime() - startedAt) / 1e9, name));
    }

    private static CompletableFuture<Void> runAsync(ExecutorService executor, Runnable task) {
        return CompletableFuture.runAsync(task, executor);
    }

    private void startKafka() {
        var ports = fleetContext.addresses().ports();
        var logins = fleetContext.secrets().kafkaLogins();
        new KafkaClientFiles(fleetContext.data(), fleetContext.addresses().kafka()).write(logins);
        var broker = Kafka.start(fleetContext.data().resolve("kafka"), ports.portOf("kafka"), ports.portOf("kafka.controller"),
                fleetContext.data().log("kafka"), logins)
                .broker().orElseThrow();
        fleetContext.supervisor().watch("kafka", broker.child(), () -> {
            broker.startAgain();
            return broker.child();
        });
        printElapsed("kafka");
    }

    private void startPostgres() {
        var secrets = fleetContext.secrets();
        var postgres = Postgres.start(fleetContext.data().resolve("postgresql"), fleetContext.addresses().postgres(), fleetContext.data()
                .log("postgresql"),
                secrets.databaseAdmin(), secrets.databaseLogins());
        var server = postgres.server().orElseThrow();
        fleetContext.supervisor().watch("postgresql", server.child(), () -> {
            server.startAgain();
            return server.child();
        });
        removed = RemovedClusterNames.of(postgres.database(Addresses.DATABASE));
        removed.stream().filter(fleetContext.clusterNames()::contains)
                .forEach(cluster -> fleetContext.terminalOutput()
                        .println(cluster + " was removed from this fleet; no agent is started for it"));
        printElapsed("postgresql");
    }

    private List<String> activeClusters() {
        return fleetContext.clusterNames().stream().filter(cluster -> !removed.contains(cluster)).toList();
    }

    private Map<String, URI> agentsReadiness() {
        Map<String, URI> urls = new LinkedHashMap<>(clusterProcesses.agentsReadiness());
        removed.forEach(cluster -> urls.remove(FleetContext.agentProcess(cluster)));
        return urls;
    }

    private Map<String, String> startCommandSide() {
        awaitReady("issuer", fleetContext.addresses().issuer().resolve(ReadinessAwaiter.SPRING_READINESS_PATH));
        var people = issuerClient.people();
        fleetContext.supervisor().start(LocalService.COMMAND_SIDE, fleetContext.environments()
                .commandSide(Objects.requireNonNull(people.get(ADMIN))));
        return people;
    }

    private void startSimulation() {
        if (fleetContext.source() instanceof SimulatedClusters) {
            clusterProcesses.startClusters();
            // In a shared process all clusters exist once the first one does.
            (fleetContext.addresses().shared() ? fleetContext.clusterNames().subList(0, 1) : fleetContext.clusterNames()).forEach(cluster ->
                    awaitReady(FleetContext.clusterProcess(cluster), new SimulationControl(fleetContext.addresses().cluster(cluster))
                            .faultUri(cluster)));
        }
    }

    private void setUp(Map<String, String> people) {
        var hubClient = new HubClient(fleetContext.addresses().commandSide(), fleetContext.addresses().querySide(),
                () -> DataFolder.read(fleetContext.data().token(ADMIN)));
        var fleetSeeder = new FleetSeeder(hubClient, fleetContext.data());
        fleetSeeder.register(fleetContext.source().clusters().stream().filter(cluster -> !removed.contains(cluster.name())).toList());
        printElapsed("clusters registered");
        clusterJoins.start(fleetSeeder, activeClusters());
        printElapsed("clusters joined");
        fleetSeeder.grant(people);
        fleetSeeder.setGuardRails();
        clusterJoins.maintain(fleetSeeder, new IssuedCredentials(hubClient), activeClusters());
    }

    /**
     * Returns the addresses that the console waits for before it reports ready; the last one covers the set-up itself. Agents of real
     * clusters are left out: the hub is ready without a cluster that is unavailable.
     */
    private List<URI> readinessUrls() {
        var addresses = fleetContext.addresses();
        List<URI> urls = new ArrayList<>(List.of(
                addresses.issuer().resolve(ReadinessAwaiter.SPRING_READINESS_PATH),
                addresses.management("command-side").resolve(ReadinessAwaiter.SPRING_READINESS_PATH),
                addresses.management("query-side").resolve(ReadinessAwaiter.SPRING_READINESS_PATH)));
        if (fleetContext.source() instanceof SimulatedClusters) {
            urls.addAll(agentsReadiness().values());
        }
        urls.add(addresses.control().resolve("/readyz"));
        return urls;
    }
}
