package dev.fleetledger.parts.kubernetes;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import dev.fleetledger.parts.process.ProgramRun;

/** Runs the real kubectl with one kubeconfig. */
public final class Kubectl {

    private final Path program;
    private final Path kubeconfig;

    Kubectl(Path program, Path kubeconfig) {
        this.program = program;
        this.kubeconfig = kubeconfig;
    }

    /** Runs kubectl and returns its output. Throws an exception that quotes the output if it fails. */
    public String run(String... arguments) {
        return command(arguments).run();
    }

    /** Runs {@code kubectl apply -f -} with these manifests. */
    public String apply(String yaml) {
        return command("apply", "-f", "-").withInput(yaml).run();
    }

    public boolean succeeds(String... arguments) {
        return command(arguments).tryRun().exitCode() == 0;
    }

    private ProgramRun command(String... arguments) {
        return new ProgramRun(
                Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList(),
                Map.of("KUBECONFIG", kubeconfig.toString()),
                "");
    }

    static Kubectl onPath(Path kubeconfig) {
        return new Kubectl(Path.of("kubectl"), kubeconfig);
    }

}
