package dev.fleetledger.local.story.instances;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.fleetledger.local.story.Person;
import dev.fleetledger.parts.process.ProcessReadiness;

/** Reads as an open page does, until it is closed. */
final class ReadLoad implements AutoCloseable {

    private static final List<String> PATHS = List.of("/me", "/workloads?limit=50", "/hub", "/clusters", "/drafts",
            "/rollouts?state=running", "/audit?limit=50");
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    ReadLoad(List<Person> persons) {
        persons.forEach(person -> readers.execute(() -> read(person)));
    }

    private void read(Person person) {
        for (int i = 0; !closed; i++) {
            try {
                person.get(PATHS.get(i % PATHS.size()));
            } catch (Person.UnavailableException _) {
                // The observer of a person's requests has been told.
            }
            ProcessReadiness.sleep(PAUSE);
        }
    }

    @Override
    public void close() {
        closed = true;
        readers.close();
    }
}
