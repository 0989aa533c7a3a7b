package dev.fleetledger.local.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.parts.Child;
import dev.fleetledger.parts.Launch;

/** Supervises all processes of a fleet, by name. */
public final class Supervisor implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(15);

    private final DataFolder data;
    private final Programs programs;
    private final Announcements announcements;
    private final Map<String, Supervised> processes = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Supervisor(DataFolder data, Programs programs, Announcements announcements) {
        this.data = data;
        this.programs = programs;
        this.announcements = announcements;
    }

    public void start(Service service, Map<String, String> environment) {
        start(service.title(), service, environment);
    }

    /** @param name the process name, which differs from the service's title if one program runs several times */
    public void start(String name, Service service, Map<String, String> environment) {
        Map<String, String> whole = new HashMap<>(environment);
        whole.put("CLASSPATH", programs.classPath(service, data.of("programs").resolve(service.title())));
        var launch = new Launch(name, programs.command(service), whole, data.root(), data.log(name)).endedBy("TERM", GRACE);
        watch(name, launch.start(), launch::start);
    }

    /** Supervises a process that was started elsewhere. */
    public synchronized void watch(String name, Child child, Supplier<Child> again) {
        processes.put(name, new Supervised(name, child, again, data.pidFile(name), threads, announcements));
    }

    public synchronized Optional<Child> child(String name) {
        return Optional.ofNullable(processes.get(name)).map(Supervised::child);
    }

    public void stop(String name) {
        find(name).ifPresent(process -> process.stop(GRACE));
    }

    public void resume(String name) {
        find(name).ifPresent(Supervised::resume);
    }

    public synchronized List<String> names() {
        return List.copyOf(processes.keySet());
    }

    private synchronized Optional<Supervised> find(String name) {
        return Optional.ofNullable(processes.get(name));
    }

    /** Stops all users of PostgreSQL and Kafka in parallel, then these two in reverse order of their start. */
    @Override
    public void close() {
        List<String> ours = new ArrayList<>(names());
        List<String> last = ours.stream().filter(name -> name.equals("postgresql") || name.equals("kafka")).toList();
        ours.removeAll(last);
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            ours.forEach(name -> all.execute(() -> stop(name)));
        }
        last.reversed().forEach(this::stop);
        threads.shutdownNow();
    }
}
