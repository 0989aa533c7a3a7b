package dev.fleetledger.parts.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.testcontainers.DockerClientFactory;

import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.kubernetes.ControlPlane;
import dev.fleetledger.parts.postgres.Postgres;

@EnabledIfSystemProperty(named = "parts", matches = "containers")
class ContainersIT {

    @Test
    void runsSharedPostgresInContainer() {
        String url = Postgres.shared().freshDatabase().jdbcUrl();

        assertThat(imagesAt(URI.create(url.substring("jdbc:".length())).getPort())).containsExactly(ContainerImage.POSTGRES.imageName());
    }

    @Test
    void runsSharedKafkaInContainer() {
        String bootstrap = Kafka.shared().bootstrap();

        assertThat(imagesAt(URI.create("kafka://" + bootstrap).getPort())).containsExactly(ContainerImage.KAFKA.imageName());
    }

    @Test
    void runsSharedClusterInContainer() {
        var kubectl = ControlPlane.shared().cluster("contained").kubectl();

        String server = kubectl.run("config", "view", "--minify", "-o", "jsonpath={.clusters[?(@.name=='contained')].cluster.server}");

        assertThat(imagesAt(URI.create(server).getPort())).containsExactly(ContainerImage.K3S.imageName());
        kubectl.run("wait", "--for=condition=Ready", "node", "--all", "--timeout=60s");
    }

    /** Returns the images of the running containers that are reached at a port of this machine. */
    private static List<String> imagesAt(int port) {
        return DockerClientFactory.instance().client().listContainersCmd().exec().stream()
                .filter(container -> publishes(container, port))
                .map(Container::getImage)
                .toList();
    }

    private static boolean publishes(Container container, int port) {
        return Arrays.stream(container.getPorts()).map(ContainerPort::getPublicPort).anyMatch(Integer.valueOf(port)::equals);
    }
}
