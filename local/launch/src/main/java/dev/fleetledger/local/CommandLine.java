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
    private static final Set<String> MOODS = Set.of("offline", "hang", "online");

    private CommandLine() {}

    static LocalCommand read(String... words) {
        List<String> plain = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < words.length; i++) {
            if (!words[i].startsWith("-")) {
                plain.add(words[i]);
            } else if (Set.of("-h", "--help").contains(words[i])) {
                plain.addFirst("help");
            } else {
                check(OPTIONS.contains(words[i]), "there is no option " + words[i]);
                check(i + 1 < words.length, words[i] + " needs a value");
                options.put(words[i], words[++i]);
            }
        }
        return order(plain, options);
    }

    private static LocalCommand order(List<String> plain, Map<String, String> options) {
        var data = Path.of(options.getOrDefault("--data", ".fleetledger")).toAbsolutePath().normalize();
        return switch (plain.isEmpty() ? "start" : plain.getFirst()) {
            case "start" -> start(data, options);
            case "stop" -> new LocalCommand.Stop(data);
            case "status" -> new LocalCommand.Status(data);
            case "help" -> new LocalCommand.Help(data);
            case "cluster" -> {
                check(plain.size() == 3 && MOODS.contains(plain.get(2)), "cluster needs a name and one of offline, hang, online");
                yield new LocalCommand.Break(data, plain.get(1), plain.get(2));
            }
            case String other -> throw new IllegalArgumentException("there is no command " + other);
        };
    }

    private static LocalCommand start(Path data, Map<String, String> options) {
        check(!(options.containsKey("--clusters") && options.containsKey("--kubeconfig")),
                "--clusters are simulated ones, --kubeconfig is instead of them");
        var clusters = Optional.ofNullable(options.get("--clusters")).map(text -> number("--clusters", text, 1, 1000));
        var kubeconfig = Optional.ofNullable(options.get("--kubeconfig")).map(file -> Path.of(file).toAbsolutePath());
        return new LocalCommand.Start(data, clusters, kubeconfig, number("--port", options.getOrDefault("--port", "8080"), 0, 65535));
    }

    private static int number(String option, String text, int least, int most) {
        check(text.matches("\\d{1,9}"), option + " needs a number, not " + text);
        int number = Integer.parseInt(text);
        check(number >= least && number <= most, option + " is from " + least + " to " + most);
        return number;
    }

    private static void check(boolean fine, String otherwise) {
        if (!fine) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
