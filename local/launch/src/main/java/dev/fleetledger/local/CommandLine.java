package dev.fleetledger.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parses the command line; throws an {@link IllegalArgumentException} with the reason if it is not valid. */
final class CommandLine {

    static final String HELP = """
            local [--data DIR] [--clusters N] [--kubeconfig FILE] [--port P]   start everything, or go on where it was
            local cluster <name> offline|hang|online                           break a simulated cluster, or mend it
            local status                                                       what runs
            local stop                                                         end everything in order

            --data DIR         where everything is kept (default: .fleetledger)
            --clusters N       how many simulated clusters (default: 3)
            --kubeconfig FILE  real clusters instead: one per context
            --port P           the console's port (default: 8080)
            """;

    private static final Set<String> OPTIONS = Set.of("--data", "--clusters", "--kubeconfig", "--port");
    private static final Set<String> FAULTS = Set.of("offline", "hang", "online");

    private CommandLine() {}

    static LocalCommand parse(String... arguments) {
        List<String> positional = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].startsWith("-")) {
                positional.add(arguments[i]);
            } else if (Set.of("-h", "--help").contains(arguments[i])) {
                positional.addFirst("help");
            } else {
                require(OPTIONS.contains(arguments[i]), "there is no option " + arguments[i]);
                require(i + 1 < arguments.length, arguments[i] + " needs a value");
                options.put(arguments[i], arguments[++i]);
            }
        }
        return toCommand(positional, options);
    }

    private static LocalCommand toCommand(List<String> positional, Map<String, String> options) {
        var data = Path.of(options.getOrDefault("--data", ".fleetledger")).toAbsolutePath().normalize();
        return switch (positional.isEmpty() ? "start" : positional.getFirst()) {
            case "start" -> start(data, options);
            case "stop" -> new LocalCommand.Stop(data);
            case "status" -> new LocalCommand.Status(data);
            case "help" -> new LocalCommand.Help(data);
            case "cluster" -> {
                require(positional.size() == 3 && FAULTS.contains(positional.get(2)),
                        "cluster needs a name and one of offline, hang, online");
                yield new LocalCommand.InjectFault(data, positional.get(1), positional.get(2));
            }
            case String other -> throw new IllegalArgumentException("there is no command " + other);
        };
    }

    private static LocalCommand start(Path data, Map<String, String> options) {
        require(!(options.containsKey("--clusters") && options.containsKey("--kubeconfig")),
                "--clusters are simulated ones, --kubeconfig is instead of them");
        var clusters = Optional.ofNullable(options.get("--clusters")).map(text -> parseNumber("--clusters", text, 1, 1000));
        var kubeconfig = Optional.ofNullable(options.get("--kubeconfig")).map(file -> Path.of(file).toAbsolutePath());
        return new LocalCommand.Start(data, clusters, kubeconfig, parseNumber("--port", options.getOrDefault("--port", "8080"), 0, 65535));
    }

    private static int parseNumber(String option, String text, int min, int max) {
        require(text.matches("\\d{1,9}"), option + " needs a number, not " + text);
        int number = Integer.parseInt(text);
        require(number >= min && number <= max, option + " is from " + min + " to " + max);
        return number;
    }

    private static void require(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }
}
