package dev.fleetledger.local.story.instances;

import java.net.URI;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import dev.fleetledger.local.story.Browser;
import dev.fleetledger.local.story.Person;
import dev.fleetledger.local.story.kill.FleetDatabase;
import dev.fleetledger.local.story.kill.KillTarget;
import dev.fleetledger.local.story.kill.LedgerEvent;
import dev.fleetledger.local.story.kill.Life;
import dev.fleetledger.local.story.kill.Victim;

/** A fleet with two instances of each service behind a proxy. Its workloads are created, and all requests and kills are recorded. */
abstract class TwoInstances implements KillTarget, AutoCloseable {

    /** Number of creations of a run, by default as many as are promised to survive it. */
    static final int CREATIONS = Integer.getInteger("creations", 200);

    private final RequestLog log = new RequestLog();

    abstract Proxy proxy();

    /** Returns where browsers reach the consoles. */
    abstract URI console();

    abstract List<String> clusters();

    abstract FleetDatabase database();

    /** Kills an instance's process, and returns false if there is none at the moment. */
    abstract boolean kill(Instance instance);

    /** Returns the requests that the proxy has answered. */
    abstract List<ProxyEntry> proxyEntries();

    @Override
    public abstract void close();

    /** Records what this person asks for from now on. */
    final Person observe(Person person) {
        return person.observedBy(log::add);
    }

    /** Returns a person with a session at the consoles instead of a token. */
    final Person signIn(String name) {
        return observe(new Browser(console()).signIn(name));
    }

    final List<Kill> kills() {
        return log.kills();
    }

    /** Returns a sentence for every request that failed for another reason than a kill. */
    final List<String> findFailedRequests() {
        return log.findDiscrepancies(proxyEntries());
    }

    final String summary() {
        return log.summary();
    }

    @Override
    public final List<LedgerEvent> events() {
        return database().events();
    }

    @Override
    public final List<Life> planLives(RandomGenerator random, int number) {
        return IntStream.range(0, number).mapToObj(i -> Life.ofCreation("creation-%03d".formatted(i), clusters())).toList();
    }

    @Override
    public final List<Victim> victims() {
        return Instance.all().stream().<Victim>map(instance -> new InstanceVictim(instance, proxy(), () -> kill(instance), log::add))
                .toList();
    }

    @Override
    public final void beforeCommand() {
        proxy().pauseUnlessComplete();
    }
}
