package dev.fleetledger.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private static final Optional<String> SETPRIV = Stream.of("/usr/bin/setpriv", "/bin/setpriv")
            .filter(path -> Files.isExecutable(Path.of(path)))
            .findFirst();

    public Launch(String name, List<String> command, Map<String, String> environment, Path folder, Path log) {
        this(name, command, environment, folder, log, "TERM", Duration.ZERO);
    }

    public Launch endedBy(String signal, Duration within) {
        return new Launch(name, command, environment, folder, log, signal, within);
    }

    public Child start() {
        return new Child(this);
    }

    /** The kernel ends the child when this JVM dies without a word; where setpriv is missing only the hook does. */
    List<String> boundCommand() {
        return SETPRIV
                .map(path -> Stream.concat(Stream.of(path, "--pdeathsig", lastSignal()), command.stream()).toList())
                .orElse(command);
    }

    /** What has a signal of its own has children of its own, which it takes along; a kill would leave them to nobody. */
    private String lastSignal() {
        return "TERM".equals(askToEnd) ? "KILL" : askToEnd;
    }
}
