package dev.fleetledger.local.story.kill;

import java.time.Duration;

import dev.fleetledger.local.story.Person;
import dev.fleetledger.local.story.SharedFleet;

/** Waits until a workload runs in its clusters as wanted. */
record RunningAwaiter(Person person) {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    void await(ExpectedWorkload expected) {
        expected.clusters().forEach(cluster -> SharedFleet.eventually(TIMEOUT,
                () -> person.get("/workloads/" + expected.id() + "/deployments/" + cluster),
                it -> it.text("/status").equals(ExpectedWorkload.RUNNING)
                        && it.json().at("/observed/generation").asLong() == expected.deployments().get(cluster).generation()));
    }
}
