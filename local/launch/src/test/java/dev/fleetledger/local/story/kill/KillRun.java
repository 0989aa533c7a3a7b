package dev.fleetledger.local.story.kill;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.fleetledger.local.LocalFleet;
import dev.fleetledger.local.process.ServiceCommands;
import dev.fleetledger.local.story.Person;
import dev.fleetledger.parts.kubernetes.ControlPlane;
import dev.fleetledger.parts.kubernetes.KubernetesCluster;

/** Lives of workloads on two real control planes while processes are killed. The same seed plans the same lives and kills. */
final class KillRun {

    /** @param kills at least as many as there are processes, because each is killed once or more */
    record Settings(long seed, int lives, int kills) {}

    /** @param discrepancies see {@link Check}; empty if everything belongs to exactly one command */
    record Result(List<String> discrepancies, String summary) {}

    private static final List<String> NAMES = List.of("kill-north", "kill-south");
    private static final List<String> PROCESSES = List.of("command-side", "query-side", "console", "kafka", "postgresql", "issuer",
            "agent-kill-north", "agent-kill-south");
    private static final int PERSONS_AT_ONCE = 4;
    /** The fleet may need some time to reach its end after the last kill; what is recorded twice stays so. */
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Settings settings;
    private final LocalFleet fleet;
    private final FleetDatabase database;
    private final List<KubernetesCluster> clusters;
    private final CommandJournal journal = new CommandJournal();

    private KillRun(Settings settings, LocalFleet fleet, List<KubernetesCluster> clusters) {
        this.settings = settings;
        this.fleet = fleet;
        this.database = new FleetDatabase(fleet);
        this.clusters = clusters;
    }

    static Result run(Settings settings, Path folder) throws InterruptedException {
        List<KubernetesCluster> clusters = NAMES.stream().map(ControlPlane.shared()::cluster).toList();
        clusters.forEach(cluster -> cluster.addNode("node-1"));
        Path kubeconfig = ControlPlane.shared().kubeconfig(NAMES.toArray(String[]::new));
        try (LocalFleet fleet = LocalFleet.start(new LocalFleet.Settings(folder, Optional.of(kubeconfig), 0, 0),
                ServiceCommands.ofThisCheckout(), line -> System.out.println("  " + line))) {
            return new KillRun(settings, fleet, clusters).run();
        }
    }

    private Result run() throws InterruptedException {
        System.out.printf("seed %d: %d lives, %d kills%n", settings.seed(), settings.lives(), settings.kills());
        Instant startedAt = Instant.now();
        long start = database.events().getLast().position();
        var random = new Random(settings.seed());
        List<Life> lives = Life.plan(random, settings.lives(), NAMES);
        var killer = new Killer(random, settings.kills(), victims(), lives.stream().mapToInt(Life::commands).sum());
        var client = new PersistentClient(new Person(fleet, "alice"), journal, killer::onCommand);
        List<LifeRunner> runners = lives.stream().map(life -> new LifeRunner(client, new RunningAwaiter(new Person(fleet, "alice")), life))
                .toList();
        List<String> discrepancies = new ArrayList<>(live(runners, killer));
        Duration lived = Duration.between(startedAt, Instant.now());
        discrepancies.addAll(awaitAgreement(start,
                runners.stream().map(LifeRunner::expected).filter(ExpectedWorkload::isCreated).toList()));
        return new Result(discrepancies, """
                seed %d: %d commands, %d requests repeated, %d answers replayed; lives %d s, until checked %d s; kills: %s"""
                .formatted(settings.seed(), journal.all().size(), client.repeated(), client.replayed(), lived.toSeconds(),
                        Duration.between(startedAt, Instant.now()).toSeconds(), killer.summary()));
    }

    private List<Victim> victims() {
        List<Victim> victims = new ArrayList<>();
        PROCESSES.forEach(name -> victims.add(new SupervisedVictim(fleet, name)));
        victims.add(new BackendVictim(database));
        clusters.forEach(cluster -> victims.add(new ApiServerVictim(cluster)));
        return victims;
    }

    /** Returns why lives were broken off. */
    private static List<String> live(List<LifeRunner> runners, Killer killer) throws InterruptedException {
        try (ExecutorService persons = Executors.newFixedThreadPool(PERSONS_AT_ONCE);
                ExecutorService single = Executors.newSingleThreadExecutor()) {
            Future<Object> kills = single.submit(Executors.callable(() -> killAll(killer)));
            List<Callable<Object>> tasks = runners.stream().map(runner -> Executors.callable(runner::run)).toList();
            List<String> failures = new ArrayList<>();
            for (Future<Object> life : persons.invokeAll(tasks)) {
                failure(life).ifPresent(failures::add);
            }
            if (!failures.isEmpty()) {
                // Commands that were not sent would leave the killer waiting for them.
                single.shutdownNow();
            }
            failure(kills).ifPresent(failures::add);
            return failures;
        }
    }

    private static void killAll(Killer killer) {
        try {
            killer.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<String> failure(Future<Object> task) throws InterruptedException {
        try {
            task.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(String.valueOf(e.getCause()));
        }
    }

    /** Repeats the checks until they agree, and once more after a pause, because something might happen a second time later. */
    private List<String> awaitAgreement(long start, List<ExpectedWorkload> workloads) throws InterruptedException {
        Instant end = Instant.now().plus(TIMEOUT);
        int agreements = 0;
        List<String> discrepancies = List.of();
        while (agreements < 2 && Instant.now().isBefore(end)) {
            discrepancies = findDiscrepancies(start, workloads);
            System.out.printf("  checked: %d discrepancies%s%n", discrepancies.size(),
                    discrepancies.stream().limit(1).map(first -> ", such as " + first).collect(Collectors.joining()));
            agreements = discrepancies.isEmpty() ? agreements + 1 : 0;
            Thread.sleep(PAUSE);
        }
        return discrepancies;
    }

    private List<String> findDiscrepancies(long start, List<ExpectedWorkload> workloads) {
        try {
            var ledger = new Ledger(database.events(), start);
            var auditor = new ListReader(new Person(fleet, "carol"));
            Stream<Check> checks = Stream.concat(Stream.of(new CommandCheck(ledger, journal), new ConsequenceCheck(ledger, journal),
                    new AuditCheck(auditor, ledger, journal), new DeploymentCheck(auditor, workloads)),
                    clusters.stream().map(cluster -> new ClusterCheck(cluster, ledger, workloads)));
            return checks.flatMap(check -> check.findDiscrepancies().stream()).toList();
        } catch (IllegalStateException e) {
            return List.of("can't be checked: " + e);
        }
    }
}
