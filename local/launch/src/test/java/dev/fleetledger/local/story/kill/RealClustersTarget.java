package dev.fleetledger.local.story.kill;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import dev.fleetledger.local.LocalFleet;
import dev.fleetledger.local.process.ServiceCommands;
import dev.fleetledger.local.story.Person;
import dev.fleetledger.parts.kubernetes.ControlPlane;
import dev.fleetledger.parts.kubernetes.KubernetesCluster;

/** A fleet on two real control planes, of which everything is killed: services, agents, PostgreSQL, Kafka and the API servers. */
record RealClustersTarget(LocalFleet fleet, List<KubernetesCluster> clusters) implements KillTarget, AutoCloseable {

    private static final List<String> NAMES = List.of("kill-north", "kill-south");
    private static final List<String> PROCESSES = List.of("command-side", "query-side", "console", "kafka", "postgresql", "issuer",
            "agent-kill-north", "agent-kill-south");

    static RealClustersTarget start(Path folder) {
        List<KubernetesCluster> clusters = NAMES.stream().map(ControlPlane.withKwok()::cluster).toList();
        clusters.forEach(cluster -> cluster.addNode("node-1"));
        Path kubeconfig = ControlPlane.withKwok().kubeconfig(NAMES.toArray(String[]::new));
        return new RealClustersTarget(LocalFleet.start(new LocalFleet.Settings(folder, Optional.of(kubeconfig), 0, 0),
                ServiceCommands.ofThisCheckout(), line -> System.out.println("  " + line)), clusters);
    }

    @Override
    public Person person(String name) {
        return new Person(fleet, name);
    }

    @Override
    public List<LedgerEvent> events() {
        return FleetDatabase.of(fleet).events();
    }

    @Override
    public List<Life> planLives(RandomGenerator random, int number) {
        return Life.plan(random, number, NAMES);
    }

    @Override
    public List<Victim> victims() {
        List<Victim> victims = new ArrayList<>();
        PROCESSES.forEach(name -> victims.add(new SupervisedVictim(fleet, name)));
        victims.add(new BackendVictim(FleetDatabase.of(fleet)));
        clusters.forEach(cluster -> victims.add(new ApiServerVictim(cluster)));
        return victims;
    }

    @Override
    public Stream<Check> checks(Ledger ledger, List<ExpectedWorkload> workloads) {
        return Stream.concat(Stream.of(new DeploymentCheck(new ListReader(person("carol")), workloads)),
                clusters.stream().map(cluster -> new ClusterCheck(cluster, ledger, workloads)));
    }

    @Override
    public void close() {
        fleet.close();
    }
}
