package dev.fleetledger.parts.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Runs a program to its end.
 *
 * @param input what the program reads from standard input
 */
public record ProgramRun(List<String> command, Map<String, String> environment, String input) {

    /** Exit code and output of a program, standard output and standard error together. */
    public record Result(int exitCode, String output) {}

    public static ProgramRun of(String... words) {
        return new ProgramRun(List.of(words), Map.of(), "");
    }

    public ProgramRun withInput(String text) {
        return new ProgramRun(command, environment, text);
    }

    /** Runs the program and returns its output. Throws an exception that quotes the output if the program fails. */
    public String run() {
        var result = tryRun();
        if (result.exitCode() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " exited with code " + result.exitCode() + ": " + result.output().strip());
        }
        return result.output();
    }

    public Result tryRun() {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(Redirect.PIPE);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
