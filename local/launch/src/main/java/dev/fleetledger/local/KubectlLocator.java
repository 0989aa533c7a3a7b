package dev.fleetledger.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.fleetledger.parts.kubernetes.ControlPlane;

/** Finds kubectl: on the path, else the one that was built for the tests. */
final class KubectlLocator {

    private KubectlLocator() {}

    static Optional<String> find(Path checkout) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .filter(folder -> Files.isExecutable(Path.of(folder, "kubectl")))
                .findFirst()
                .map(_ -> "kubectl")
                .or(() -> ControlPlane.kubectl(checkout).map(Path::toString));
    }
}
