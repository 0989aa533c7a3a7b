package dev.fleetledger.local.story.containers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.fleetledger.local.process.ServiceCommands;
import dev.fleetledger.parts.process.Ports;
import dev.fleetledger.parts.process.ProgramRun;

/**
 * {@code docker compose} on files of this checkout. What the environment leaves out is as a user has it: the images, for example, are those
 * of the variables with which the tests were started.
 *
 * @param options     options of {@code docker compose} itself
 * @param environment variables of the compose files
 */
public record ComposeCommand(String project, List<String> options, Map<String, String> environment) {

    private static final Path CHECKOUT = ServiceCommands.ofThisCheckout().checkout();

    /** The checkout's compose file as it is, with free ports, and addresses that begin with {@code 10.213.<number>}. */
    static ComposeCommand of(String project, int subnet) {
        String prefix = "10.213." + subnet;
        return new ComposeCommand(project, List.of(), Map.of(
                "FLEETLEDGER_CONSOLE_PORT", Integer.toString(Ports.free()),
                "FLEETLEDGER_ISSUER_PORT", Integer.toString(Ports.free()),
                "FLEETLEDGER_SUBNET", prefix + ".0/24",
                "FLEETLEDGER_DYNAMIC_ADDRESSES", prefix + ".128/25",
                "FLEETLEDGER_CONSOLE_ADDRESS", prefix + ".10")).withFile("docker-compose.yml");
    }

    ComposeCommand withFile(String file) {
        return withOption("--file", CHECKOUT.resolve(file).toString());
    }

    ComposeCommand withOption(String option, String value) {
        return new ComposeCommand(project, Stream.concat(options.stream(), Stream.of(option, value)).toList(), environment);
    }

    ComposeCommand withVariable(String name, String value) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(name, value);
        return new ComposeCommand(project, options, Map.copyOf(all));
    }

    /** The exception of a failed run contains its output. */
    String run(String subcommand, String... words) {
        return program(subcommand, words).run();
    }

    ProgramRun program(String subcommand, String... words) {
        List<String> command = new ArrayList<>(List.of("docker", "compose", "--project-name", project));
        command.addAll(options);
        command.add(subcommand);
        command.addAll(List.of(words));
        return new ProgramRun(command, environment, "");
    }
}
