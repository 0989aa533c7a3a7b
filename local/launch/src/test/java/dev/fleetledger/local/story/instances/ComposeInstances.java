package dev.fleetledger.local.story.instances;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.fleetledger.local.story.Person;
import dev.fleetledger.local.story.containers.ComposeProject;
import dev.fleetledger.local.story.kill.Check;
import dev.fleetledger.local.story.kill.ExpectedWorkload;
import dev.fleetledger.local.story.kill.FleetDatabase;
import dev.fleetledger.local.story.kill.Ledger;
import dev.fleetledger.parts.process.Ports;

/**
 * The containers of {@code deploy/two-instances}. Its clusters have no agents, which would need as much of the machine as everything else:
 * what agents would get is read from Kafka instead.
 */
final class ComposeInstances extends TwoInstances {

    private static final int SUBNET = 74;
    private static final List<String> CLUSTERS = List.of("eu-1", "us-1");
    /** Passwords of the trial, as docker-compose.yml has them. */
    private static final Map<String, String> PASSWORDS = Map.of("fleetledger_owner", "owner-of-a-trial",
            "fleetledger_query", "query-of-a-trial");

    private final ComposeProject project;
    private final Proxy proxy;
    private final Map<String, Person> persons = new ConcurrentHashMap<>();

    private ComposeInstances(ComposeProject project, int statusPort) {
        this.project = project;
        this.proxy = new Proxy(URI.create("http://127.0.0.1:" + statusPort));
    }

    static ComposeInstances up() {
        int statusPort = Ports.free();
        var project = ComposeProject.of("fleetledger-instances", SUBNET).withFile("deploy/two-instances/compose.yaml")
                .withVariable("FLEETLEDGER_PROXY_STATUS_PORT", Integer.toString(statusPort))
                .withVariable("FLEETLEDGER_CONSOLE_2_ADDRESS", address(11))
                .withVariable("FLEETLEDGER_PROXY_ADDRESS", address(20));
        var instances = new ComposeInstances(project, statusPort);
        try {
            project.prepare();
            System.out.println("  all healthy after " + project.up().toSeconds() + " s");
            instances.register();
            return instances;
        } catch (RuntimeException e) {
            instances.close();
            throw e;
        }
    }

    private static String address(int host) {
        return "10.213." + SUBNET + "." + host;
    }

    private void register() {
        CLUSTERS.forEach(cluster -> person("admin").post("/clusters", """
                {"name":"%s","labels":{},"reason":"to be a target"}""".formatted(cluster)).expectStatus(201));
    }

    @Override
    FleetDatabase database() {
        String address = project.container("postgres").inspect().at("/NetworkSettings/Networks/" + project.name() + "_default/IPAddress")
                .asString();
        return new FleetDatabase("jdbc:postgresql://" + address + ":5432/fleetledger", PASSWORDS::get);
    }

    /** The first Fleet Admin, who may do everything, whatever the name. */
    @Override
    public Person person(String name) {
        return persons.computeIfAbsent(name, _ -> observe(project.person("admin")));
    }

    @Override
    Proxy proxy() {
        return proxy;
    }

    @Override
    URI console() {
        return project.console();
    }

    @Override
    List<String> clusters() {
        return CLUSTERS;
    }

    @Override
    boolean kill(Instance instance) {
        project.container(instance.process()).crash();
        return true;
    }

    @Override
    List<ProxyEntry> proxyEntries() {
        return project.completeLog("proxy").lines().flatMap(line -> ProxyEntry.parse(line).stream()).toList();
    }

    @Override
    public Stream<Check> checks(Ledger ledger, List<ExpectedWorkload> workloads) {
        return CLUSTERS.stream().map(cluster -> new IntentCheck(project, cluster, ledger, workloads));
    }

    @Override
    public void close() {
        project.close();
    }
}
