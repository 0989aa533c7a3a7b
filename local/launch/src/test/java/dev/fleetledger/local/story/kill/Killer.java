package dev.fleetledger.local.story.kill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Kills each process at least once, the rest at random, at random moments while commands are sent. */
final class Killer {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int IMMEDIATE_MILLISECONDS = 40;
    private static final int LATER_MILLISECONDS = 3_000;

    /** @param afterCommands is due once this number of commands has been sent, after this delay */
    private record Kill(int afterCommands, int delayMilliseconds, Victim victim) {}

    private final List<Kill> plan;
    private final Semaphore sentCommands = new Semaphore(0);
    private final Map<String, Integer> kills = new TreeMap<>();

    /** @param commands number of commands that will be sent */
    Killer(Random random, int number, List<Victim> victims, int commands) {
        List<Victim> chosen = new ArrayList<>(IntStream.range(0, number)
                .mapToObj(i -> i < victims.size() ? victims.get(i) : victims.get(random.nextInt(victims.size()))).toList());
        Collections.shuffle(chosen, random);
        this.plan = chosen.stream().map(victim -> new Kill(1 + random.nextInt(commands), delay(random), victim))
                .sorted(Comparator.comparing(Kill::afterCommands)).toList();
    }

    /** Half of the kills hit while the command is processed, the others while its effects spread. */
    private static int delay(Random random) {
        return random.nextInt(random.nextBoolean() ? IMMEDIATE_MILLISECONDS : LATER_MILLISECONDS);
    }

    void onCommand() {
        sentCommands.release();
    }

    /** Returns after the last kill. */
    void run() throws InterruptedException {
        Instant startedAt = Instant.now();
        int sent = 0;
        for (Kill kill : plan) {
            sentCommands.acquire(kill.afterCommands() - sent);
            sent = kill.afterCommands();
            Thread.sleep(kill.delayMilliseconds());
            killOnceAlive(kill.victim());
            System.out.printf("  %d s, command %d: killed %s%n",
                    Duration.between(startedAt, Instant.now()).toSeconds(), sent, kill.victim().name());
        }
    }

    private void killOnceAlive(Victim victim) throws InterruptedException {
        Instant end = Instant.now().plus(TIMEOUT);
        while (!victim.kill()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(victim.name() + " did not come back within " + TIMEOUT);
            }
            Thread.sleep(100);
        }
        kills.merge(victim.name(), 1, Integer::sum);
    }

    String summary() {
        return kills.entrySet().stream().map(kill -> kill.getKey() + " " + kill.getValue()).collect(Collectors.joining(", "));
    }
}
