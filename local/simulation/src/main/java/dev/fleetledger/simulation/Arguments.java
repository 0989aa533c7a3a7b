package dev.fleetledger.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code --name value} from the command line, else {@code FLEETLEDGER_SIMULATION_NAME} from the environment, else a default. */
record Arguments(Map<String, String> options, Map<String, String> environment) {

    static Arguments parse(String[] arguments, Map<String, String> environment) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("expected --name value, got " + arguments[i]);
            }
            options.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return new Arguments(options, environment);
    }

    String text(String name, String defaultValue) {
        String variable = "FLEETLEDGER_SIMULATION_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
        return options.getOrDefault(name, environment.getOrDefault(variable, defaultValue));
    }

    int number(String name, int defaultValue) {
        return Integer.parseInt(text(name, Integer.toString(defaultValue)));
    }

    List<String> list(String name, String defaultValue) {
        return List.of(text(name, defaultValue).split(","));
    }
}
