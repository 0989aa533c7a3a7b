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
 * @param askToEnd  the signal for a graceful stop, without SIG
 * @param grace how long a graceful stop may take when this JVM ends; zero means that the process is killed at once
 */
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Path log,
        String askToEnd,
        Duration grace) {

    public ProcessSpec(String name, List<String> command, Map<String, String> environment, Path folder, Path log) {
        this(name, command, environment, folder, log, "TERM", Duration.ZERO);
    }

    public ProcessSpec endedBy(String signal, Duration within) {
        return new ProcessSpec(name, command, environment, folder, log, signal, within);
    }

    public ChildProcess start() {
        return new ChildProcess(this);
    }

    /**
     * Returns the command wrapped so that the kernel ends the child when this JVM is killed, and so that a Ctrl-C meant for this JVM does
     * not reach the child. Where setpriv and setsid are missing, only the shutdown hook ends it.
     */
    List<String> boundCommand() {
        var bound = new ArrayList<String>();
        program("setpriv").ifPresent(path -> bound.addAll(List.of(path, "--pdeathsig", lastSignal())));
        program("setsid").ifPresent(bound::add);
        bound.addAll(command);
        return bound;
    }

    private static Optional<String> program(String name) {
        return Stream.of("/usr/bin/", "/bin/")
                .map(folder -> folder + name)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }

    /** A process with a stop signal of its own has child processes that it stops itself; SIGKILL would leave them orphaned. */
    private String lastSignal() {
        return "TERM".equals(askToEnd) ? "KILL" : askToEnd;
    }
}
