package dev.fleetledger.parts.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.testcontainers.k3s.K3sContainer;

import dev.fleetledger.parts.container.ContainerImage;
import dev.fleetledger.parts.process.TemporaryFolders;

/** A cluster of k3s in a container, with one real node. */
final class ClusterContainer {

    private ClusterContainer() {}

    /** Uses the kubectl that was built with the control plane, or the one on the path. */
    static KubernetesCluster start(String name) {
        var kubeconfig = write(name, ContainerImage.K3S.start(K3sContainer::new).getKubeConfigYaml());
        var program = ControlPlaneBinaries.kubectl().orElse(Path.of("kubectl"));
        return new KubernetesCluster(name, kubeconfig, new Kubectl(program, kubeconfig), Optional.empty());
    }

    /** Names cluster, user and context like the cluster instead of {@code default}. */
    private static Path write(String name, String kubeconfig) {
        try {
            return Files.writeString(TemporaryFolders.create("cluster-" + name).resolve("kubeconfig"),
                    kubeconfig.replace("\"default\"", '"' + name + '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
