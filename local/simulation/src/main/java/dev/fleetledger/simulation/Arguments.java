package dev.fleetledger.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code --name value} from the command line, else {@code FLEETLEDGER_SIMULATION_NAME} from the environment, else a default. */
record Arguments(Map<String, String> given, Map<String, String> environment) {

    static Arguments of(String[] line, Map<String, String> environment) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < line.length; i += 2) {
            if (!line[i].startsWith("--") || i + 1 == line.length) {
                throw new IllegalArgumentException("expected --name value, got " + line[i]);
            }
            given.put(line[i].substring(2), line[i + 1]);
        }
        return new Arguments(given, environment);
    }

    String text(String name, String otherwise) {
        String variable = "FLEETLEDGER_SIMULATION_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
        return given.getOrDefault(name, environment.getOrDefault(variable, otherwise));
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(text(name, Integer.toString(otherwise)));
    }

    List<String> list(String name, String otherwise) {
        return List.of(text(name, otherwise).split(","));
    }
}
