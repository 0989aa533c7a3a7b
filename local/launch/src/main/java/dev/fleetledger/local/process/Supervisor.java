package dev.fleetledger.local.process;

import java.io.File;
import java.nio.file.Path;
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
import java.util.stream.Stream;

import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.parts.process.ChildProcess;
import dev.fleetledger.parts.process.ProcessSpec;

/** Supervises all processes of a fleet, by name. */
public final class Supervisor implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(15);

    private final DataFolder data;
    private final ServiceCommands serviceCommands;
    private final TerminalOutput terminalOutput;
    private final Map<String, SupervisedProcess> processes = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Supervisor(DataFolder data, ServiceCommands serviceCommands, TerminalOutput terminalOutput) {
        this.data = data;
        this.serviceCommands = serviceCommands;
        this.terminalOutput = terminalOutput;
    }

    public void start(LocalService localService, Map<String, String> environment) {
        start(localService.title(), localService, environment);
    }

    /** @param name the process name, which differs from the service's title if one program runs several times */
    public void start(String name, LocalService localService, Map<String, String> environment) {
        var launcher = launcher(name, localService, environment);
        watch(name, launcher.get(), launcher);
    }

    /** Starts a process in place of the one of that name, if there is one. If that is stopped, it stays so until it is resumed. */
    public void replace(String name, LocalService localService, Map<String, String> environment) {
        var current = find(name);
        if (current.isPresent()) {
            current.get().replace(launcher(name, localService, environment), GRACE);
        } else {
            start(name, localService, environment);
        }
    }

    /** Makes a service's AOT cache, unless it is up to date, with a start at low priority. Its next start uses the cache. */
    public void createAotCache(LocalService localService, Map<String, String> environment) {
        var aotCache = AotCache.in(programs(localService));
        if (!aotCache.isOutdated(jars(localService))) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(serviceCommands.command(localService, aotCache.trainingOptions()));
        var name = localService.title() + ".training";
        int exitCode = processSpec(name, localService, command, environment).start().onExit().join();
        if (exitCode != 0) {
            throw new IllegalStateException(name + " ended with " + exitCode + "; its log is " + data.log(name));
        }
        aotCache.publish();
    }

    /** Each start uses the AOT cache that exists by then. */
    private Supplier<ChildProcess> launcher(String name, LocalService localService, Map<String, String> environment) {
        var aotCache = AotCache.in(programs(localService));
        return () -> processSpec(name, localService, serviceCommands.command(localService, aotCache.options()), environment).start();
    }

    private ProcessSpec processSpec(String name, LocalService localService, List<String> command, Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("CLASSPATH", serviceCommands.classPath(localService, programs(localService)));
        return new ProcessSpec(name, command, variables, data.root(), data.log(name)).withStopSignal("TERM", GRACE);
    }

    private Stream<Path> jars(LocalService localService) {
        return Stream.of(serviceCommands.classPath(localService, programs(localService)).split(File.pathSeparator)).map(Path::of);
    }

    private Path programs(LocalService localService) {
        return data.resolve("programs").resolve(localService.title());
    }

    /** Supervises a process that was started elsewhere. */
    public synchronized void watch(String name, ChildProcess childProcess, Supplier<ChildProcess> launcher) {
        processes.put(name, new SupervisedProcess(name, childProcess, launcher, data.pidFile(name), data.exitFile(name), threads,
                terminalOutput));
    }

    public synchronized Optional<ChildProcess> process(String name) {
        return Optional.ofNullable(processes.get(name)).map(SupervisedProcess::process);
    }

    public void stop(String name) {
        find(name).ifPresent(process -> process.stop(GRACE));
    }

    public void resume(String name) {
        find(name).ifPresent(SupervisedProcess::resume);
    }

    public synchronized List<String> names() {
        return List.copyOf(processes.keySet());
    }

    private synchronized Optional<SupervisedProcess> find(String name) {
        return Optional.ofNullable(processes.get(name));
    }

    /** Stops all users of PostgreSQL and Kafka in parallel, then these two in reverse order of their start. */
    @Override
    public void close() {
        List<String> services = new ArrayList<>(names());
        List<String> infrastructure = services.stream().filter(name -> name.equals("postgresql") || name.equals("kafka")).toList();
        services.removeAll(infrastructure);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            services.forEach(name -> executor.execute(() -> stop(name)));
        }
        infrastructure.reversed().forEach(this::stop);
        threads.shutdownNow();
    }
}
