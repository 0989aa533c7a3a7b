package dev.fleetledger.parts.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.fleetledger.parts.process.ProgramRun;

/** Locates the folder with etcd, kube-apiserver, kube-controller-manager, kube-scheduler, kubectl and kwok. */
final class ControlPlaneBinaries {

    private static final Path BUILD_SCRIPT = Path.of("local", "parts", "src", "main", "control-plane", "build.sh");

    private static final String REMEDY = "a Kubernetes control plane is required: install Go 1.26 or newer and run "
            + BUILD_SCRIPT + " (five minutes, once), or set FLEETLEDGER_CONTROL_PLANE to the folder of its programs,"
            + " or FLEETLEDGER_KUBECONFIG to the kubeconfig of a cluster";

    private ControlPlaneBinaries() {}

    /** Returns whether the programs are already built or can be built on this machine. */
    static boolean available() {
        return fromEnvironment().isPresent() || built().isPresent() || (script().isPresent() && onPath("go"));
    }

    static Path folder() {
        return fromEnvironment().or(ControlPlaneBinaries::built).orElseGet(ControlPlaneBinaries::build);
    }

    /** Returns the path of kubectl if it exists; does not build it. */
    static Optional<Path> kubectl(Path checkout) {
        return fromEnvironment()
                .or(() -> Optional.of(checkout.resolve(BUILD_SCRIPT)).filter(Files::isExecutable)
                        .flatMap(ControlPlaneBinaries::buildFolder))
                .map(folder -> folder.resolve("kubectl"))
                .filter(Files::isExecutable);
    }

    static Optional<Path> kubectl() {
        return fromEnvironment().or(ControlPlaneBinaries::built).map(folder -> folder.resolve("kubectl"));
    }

    private static Optional<Path> fromEnvironment() {
        return Optional.ofNullable(System.getenv("FLEETLEDGER_CONTROL_PLANE")).map(Path::of);
    }

    private static Optional<Path> built() {
        return script().flatMap(ControlPlaneBinaries::buildFolder);
    }

    private static Optional<Path> buildFolder(Path script) {
        return Optional.of(Path.of(ProgramRun.of(script.toString(), "--where").run().strip())).filter(Files::isDirectory);
    }

    /** Builds the programs and announces this on standard error, because it takes minutes. */
    private static Path build() {
        var script = script().filter(found -> onPath("go")).orElseThrow(() -> new IllegalStateException(REMEDY));
        try {
            var log = Files.createTempFile("fleetledger-control-plane-", ".log");
            System.err.println("Building a Kubernetes control plane, once, in about five minutes; see " + log);
            return Path.of(new ProgramRun(List.of("bash", "-c", "\"$0\" 2> \"$1\"", script.toString(), log.toString()), Map.of(), "")
                    .run().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> script() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve(BUILD_SCRIPT))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean onPath(String program) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
