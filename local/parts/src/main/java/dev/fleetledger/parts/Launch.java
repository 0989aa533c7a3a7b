package dev.fleetledger.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one child process is started, and how it is asked to end.
 *
 * @param log where its output goes, appended
 * @param askToEnd the signal that means "end in order", without SIG
 * @param grace how long it may take over that when this JVM ends; zero means it is killed at once
 */
public record Launch(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Path log,
        String askToEnd,
        Duration grace) {

    public Launch(String name, List<String> command, Map<String, String> environment, Path folder, Path log) {
        this(name, command, environment, folder, log, "TERM", Duration.ZERO);
    }

    public Launch endedBy(String signal, Duration within) {
        return new Launch(name, command, environment, folder, log, signal, within);
    }

    public Child start() {
        return new Child(this);
    }

    /**
     * The kernel ends the child when this JVM dies without a word, and a Ctrl-C meant for this JVM does not reach it; where
     * setpriv and setsid are missing the hook alone ends it.
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

    /** What has a signal of its own has children of its own, which it takes along; a kill would leave them to nobody. */
    private String lastSignal() {
        return "TERM".equals(askToEnd) ? "KILL" : askToEnd;
    }
}
