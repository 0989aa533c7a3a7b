package dev.fleetledger.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Variables that are stored as files, one per variable and named like it, as Kubernetes mounts a Secret. Unlike a variable of the
 * environment, a secret in a file isn't shown by whatever lists processes or containers.
 */
final class VariableFiles {

    private VariableFiles() {}

    /**
     * Returns the variables of the environment and those of the folder that {@link AgentVariable#VARIABLES_FOLDER} names, if it does.
     *
     * @throws IllegalArgumentException if the folder can't be read
     */
    static Map<String, String> addTo(Map<String, String> environment) {
        String folder = environment.get(AgentVariable.VARIABLES_FOLDER.variable());
        Map<String, String> variables = new HashMap<>(folder == null || folder.isBlank() ? Map.of() : read(Path.of(folder)));
        variables.putAll(environment);
        return Map.copyOf(variables);
    }

    private static Map<String, String> read(Path folder) {
        Map<String, String> variables = new HashMap<>();
        // Files only: a mounted Secret has hidden folders beside them.
        try (Stream<Path> files = Files.list(folder).filter(Files::isRegularFile)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                variables.put(file.getFileName().toString(), Files.readString(file).strip());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Set " + AgentVariable.VARIABLES_FOLDER.variable() + " to a folder that this agent may read, not to " + folder, e);
        }
        return variables;
    }
}
