package dev.fleetledger.local.story.kill;

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


/** Lives of workloads while processes are killed. The same seed plans the same lives and kills. */
public final class KillRun {

    /** @param kills at least as many as there are processes, because each is killed once or more */
    public record Settings(long seed, int lives, int kills) {

        /** The seed is random, or that of {@code -Dkill.seed}, which repeats the plan of a run. */
        public static Settings of(int lives, int kills) {
            return new Settings(Long.getLong("kill.seed", new Random().nextInt(1_000_000)), lives, kills);
        }
    }

    /** @param discrepancies see {@link Check}; empty if everything belongs to exactly one command */
    public record Result(List<String> discrepancies, String summary) {}

    private static final int PERSONS_AT_ONCE = 4;
    /** The fleet may need some time to reach its end after the last kill; what is recorded twice stays so. */
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Settings settings;
    private final KillTarget target;
    private final CommandJournal journal = new CommandJournal();

    private KillRun(Settings settings, KillTarget target) {
        this.settings = settings;
        this.target = target;
    }

    public static Result run(Settings settings, KillTarget target) throws InterruptedException {
        return new KillRun(settings, target).run();
    }

    private Result run() throws InterruptedException {
        System.out.printf("seed %d: %d lives, %d kills%n", settings.seed(), settings.lives(), settings.kills());
        Instant startedAt = Instant.now();
        long start = target.events().getLast().position();
        var random = new Random(settings.seed());
        List<Life> lives = target.planLives(random, settings.lives());
        var killer = new Killer(random, settings.kills(), target.victims(), lives.stream().mapToInt(Life::commands).sum());
        var client = new PersistentClient(target.person("alice"), journal, () -> {
            target.beforeCommand();
            killer.onCommand();
        });
        List<LifeRunner> runners = lives.stream().map(life -> new LifeRunner(client, new RunningAwaiter(target.person("alice")), life))
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
            var ledger = new Ledger(target.events(), start);
            Stream<Check> checks = Stream.concat(Stream.of(new CommandCheck(ledger, journal), new ConsequenceCheck(ledger, journal),
                    new AuditCheck(new ListReader(target.person("carol")), ledger, journal)),
                    target.checks(ledger, workloads));
            return checks.flatMap(check -> check.findDiscrepancies().stream()).toList();
        } catch (IllegalStateException e) {
            return List.of("can't be checked: " + e);
        }
    }
}
