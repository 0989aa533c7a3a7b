package dev.fleetledger.local.story.instances;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.fleetledger.local.LocalFleet;
import dev.fleetledger.local.process.LocalService;
import dev.fleetledger.local.process.ServiceCommands;
import dev.fleetledger.local.story.Person;
import dev.fleetledger.local.story.kill.Check;
import dev.fleetledger.local.story.kill.DeploymentCheck;
import dev.fleetledger.local.story.kill.ExpectedWorkload;
import dev.fleetledger.local.story.kill.FleetDatabase;
import dev.fleetledger.local.story.kill.Ledger;
import dev.fleetledger.local.story.kill.ListReader;
import dev.fleetledger.parts.process.ChildProcess;
import dev.fleetledger.parts.process.ProcessReadiness;
import dev.fleetledger.parts.process.ProcessSpec;

/** A fleet of processes on this machine with a second instance of each service, behind a proxy. */
final class LocalInstances extends TwoInstances {

    /** Lock of the stories with such a fleet: two at a time are too much for a small machine. */
    static final String LOCK = "two instances";

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final LocalFleet fleet;
    private final ProxyProcess proxyProcess;
    private final Proxy proxy;

    private LocalInstances(LocalFleet fleet) {
        this.fleet = fleet;
        this.proxyProcess = new ProxyProcess(ports(), fleet.data().log("haproxy"));
        this.proxy = proxyProcess.proxy();
    }

    static LocalInstances start(Path folder, ServiceCommands commands) {
        var instances = new LocalInstances(LocalFleet.start(LocalFleet.Settings.forStory(folder), commands,
                line -> System.out.println("  " + line)));
        try {
            instances.startServices();
            return instances;
        } catch (RuntimeException e) {
            instances.close();
            throw e;
        }
    }

    private Map<String, String> ports() {
        Map<String, String> ports = new HashMap<>();
        for (LocalService service : Instance.SERVICES) {
            String name = service.name().replace("_SIDE", "");
            ports.put(name + "_1", ProxyProcess.FIRST_ADDRESS + ":" + environment(service).get("SERVER_PORT"));
            ports.put(name + "_2", ProxyProcess.SECOND_ADDRESS + ":" + environment(service).get("SERVER_PORT"));
            ports.put(name + "_HEALTH_PORT", String.valueOf(environment(service).get("MANAGEMENT_SERVER_PORT")));
        }
        return ports;
    }

    private void startServices() {
        fleet.processes().replace("issuer", LocalService.ISSUER,
                with(environment(LocalService.ISSUER), Map.of("FLEETLEDGER_CONSOLE_URL", proxyProcess.console().toString())));
        for (LocalService service : Instance.SERVICES) {
            var environment = with(environment(service), Map.of(
                    "FLEETLEDGER_COMMAND_URL", proxyProcess.command().toString(), "FLEETLEDGER_QUERY_URL", proxyProcess.query().toString(),
                    "FLEETLEDGER_SHUTDOWN_DELAY", "3s",
                    "SERVER_FORWARD_HEADERS_STRATEGY", service == LocalService.CONSOLE ? "native" : "none"));
            fleet.processes().start(new Instance(service, 2).process(), service, with(environment,
                    Map.of("SERVER_ADDRESS", ProxyProcess.SECOND_ADDRESS, "MANAGEMENT_SERVER_ADDRESS", ProxyProcess.SECOND_ADDRESS)));
            fleet.processes().replace(service.title(), service, environment);
        }
        ProcessReadiness.await(proxyProcess.process(), TIMEOUT, proxy::isComplete);
    }

    private Map<String, String> environment(LocalService service) {
        return fleet.processes().process(service.title()).orElseThrow().spec().environment();
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    /** Stops an instance, starts the program of another checkout in its place, and returns when that takes requests. */
    void replace(Instance instance, ServiceCommands commands) {
        ProcessSpec former = fleet.processes().process(instance.process()).orElseThrow().spec();
        Path programs = fleet.data().resolve("programs").resolve(instance.service().title() + "-upgraded");
        ProcessSpec spec = new ProcessSpec(former.name(), commands.command(instance.service(), List.of()),
                with(former.environment(), Map.of("CLASSPATH", commands.classPath(instance.service(), programs))), former.folder(),
                former.log()).withStopSignal(former.stopSignal(), former.gracePeriod());
        fleet.processes().stop(instance.process());
        ChildProcess process = spec.start();
        fleet.processes().watch(instance.process(), process, spec::start);
        ProcessReadiness.await(process, TIMEOUT, () -> proxy.isServing(instance.name()));
    }

    @Override
    public Person person(String name) {
        return observe(new Person(console(), () -> fleet.token(name).strip()));
    }

    @Override
    Proxy proxy() {
        return proxy;
    }

    @Override
    URI console() {
        return proxyProcess.console();
    }

    @Override
    List<String> clusters() {
        return fleet.clusters();
    }

    @Override
    FleetDatabase database() {
        return FleetDatabase.of(fleet);
    }

    @Override
    boolean kill(Instance instance) {
        var process = fleet.processes().process(instance.process()).filter(ChildProcess::isAlive);
        process.ifPresent(ChildProcess::kill);
        return process.isPresent();
    }

    @Override
    List<ProxyEntry> proxyEntries() {
        return proxyProcess.entries();
    }

    @Override
    public Stream<Check> checks(Ledger ledger, List<ExpectedWorkload> workloads) {
        return Stream.of(new DeploymentCheck(new ListReader(person("carol")), workloads));
    }

    @Override
    public void close() {
        proxyProcess.close();
        fleet.close();
    }
}
