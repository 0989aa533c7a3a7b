package dev.fleetledger.parts.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Specifies how a child process is started and how it is stopped.
 *
 * @param log         the file to which its output is appended
 * @param stopSignal  the signal for a graceful stop, without SIG
 * @param gracePeriod how long a graceful stop may take when this JVM ends; zero means that the process is killed at once
 */
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Path log,
        String stopSignal,
        Duration gracePeriod) {

    public ProcessSpec(String name, List<String> command, Map<String, String> environment, Path folder, Path log) {
        this(name, command, environment, folder, log, "TERM", Duration.ZERO);
    }

    public ProcessSpec withStopSignal(String signal, Duration timeout) {
        return new ProcessSpec(name, command, environment, folder, log, signal, timeout);
    }

    public ChildProcess start() {
        return new ChildProcess(this);
    }

    /**
     * Returns the command wrapped so that the kernel ends the child when this JVM is killed, and so that a Ctrl-C meant for this JVM does
     * not reach the child. Where setpriv and setsid are missing, only the shutdown hook ends it.
     */
    List<String> wrappedCommand() {
        var wrapped = new ArrayList<String>();
        findProgram("setpriv").ifPresent(path -> wrapped.addAll(List.of(path, "--pdeathsig", parentDeathSignal())));
        findProgram("setsid").ifPresent(wrapped::add);
        wrapped.addAll(command);
        return wrapped;
    }

    private static Optional<String> findProgram(String name) {
        return Stream.of("/usr/bin/", "/bin/")
                .map(folder -> folder + name)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }

    /** A process with a stop signal of its own has child processes that it stops itself; SIGKILL would leave them orphaned. */
    private String parentDeathSignal() {
        return "TERM".equals(stopSignal) ? "KILL" : stopSignal;
    }
}
