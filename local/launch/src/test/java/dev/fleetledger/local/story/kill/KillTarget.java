package dev.fleetledger.local.story.kill;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import dev.fleetledger.local.story.Person;

/** A running fleet whose processes are killed during the lives of its workloads. */
public interface KillTarget {

    /** Returns a seeded person: alice, who may edit, or carol, who may read everything. */
    Person person(String name);

    /** Returns all events of the ledger in their order. */
    List<LedgerEvent> events();

    List<Life> planLives(RandomGenerator random, int number);

    List<Victim> victims();

    /** May delay the command that is sent next. */
    default void beforeCommand() {}

    /** Returns checks of what came of the workloads at the clusters of this fleet. */
    Stream<Check> checks(Ledger ledger, List<ExpectedWorkload> workloads);
}
