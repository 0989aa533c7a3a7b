package dev.fleetledger.local.story.instances;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.fleetledger.local.story.Browser;
import dev.fleetledger.local.story.Person;
import dev.fleetledger.local.story.containers.ComposeProject;
import dev.fleetledger.local.story.kill.Check;
import dev.fleetledger.local.story.kill.ExpectedWorkload;
import dev.fleetledger.local.story.kill.FleetDatabase;
import dev.fleetledger.local.story.kill.KillTarget;
import dev.fleetledger.local.story.kill.Ledger;
import dev.fleetledger.local.story.kill.LedgerEvent;
import dev.fleetledger.local.story.kill.Life;
import dev.fleetledger.local.story.kill.Victim;
import dev.fleetledger.parts.process.Ports;

/**
 * The containers of {@code deploy/two-instances}. Its clusters have no agents, which would need as much of the machine as everything else:
 * what agents would get is read from Kafka instead.
 */
final class ComposeInstances implements KillTarget, AutoCloseable {

    private static final int SUBNET = 74;
    private static final List<String> CLUSTERS = List.of("eu-1", "us-1");
    /** Passwords of the trial, as docker-compose.yml has them. */
    private static final Map<String, String> PASSWORDS = Map.of("fleetledger_owner", "owner-of-a-trial",
            "fleetledger_query", "query-of-a-trial");

    private final ComposeProject project;
    private final Proxy proxy;
    private final RequestLog log = new RequestLog();
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
            project.close();
            project.build();
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

    FleetDatabase database() {
        String address = project.container("postgres").inspect().at("/NetworkSettings/Networks/" + project.name() + "_default/IPAddress")
                .asString();
        return new FleetDatabase("jdbc:postgresql://" + address + ":5432/fleetledger", PASSWORDS::get);
    }

    /** The first Fleet Admin, who may do everything, whatever the name. */
    @Override
    public Person person(String name) {
        return persons.computeIfAbsent(name, _ -> project.person("admin").observedBy(log::add));
    }

    /** Returns a person with a session at the consoles instead of a token. */
    Person signIn(String name) {
        return new Browser(project.console()).signIn(name).observedBy(log::add);
    }

    @Override
    public List<LedgerEvent> events() {
        return database().events();
    }

    @Override
    public List<Life> planLives(RandomGenerator random, int number) {
        return IntStream.range(0, number).mapToObj(i -> Life.ofCreation("creation-%03d".formatted(i), CLUSTERS)).toList();
    }

    @Override
    public List<Victim> victims() {
        return Instance.all().stream().<Victim>map(instance -> new InstanceVictim(instance, proxy, () -> crash(instance), log::add))
                .toList();
    }

    private boolean crash(Instance instance) {
        project.container(instance.process()).crash();
        return true;
    }

    @Override
    public void beforeCommand() {
        proxy.pauseUnlessComplete();
    }

    @Override
    public Stream<Check> checks(Ledger ledger, List<ExpectedWorkload> workloads) {
        return CLUSTERS.stream().map(cluster -> new IntentCheck(project, cluster, ledger, workloads));
    }

    List<Kill> kills() {
        return log.kills();
    }

    /** Returns a sentence for every request that failed for another reason than a kill. */
    List<String> findFailedRequests() {
        return log.findDiscrepancies(project.completeLog("proxy").lines().flatMap(line -> ProxyEntry.parse(line).stream()).toList());
    }

    String summary() {
        return log.summary();
    }

    @Override
    public void close() {
        project.close();
    }
}
