package dev.fleetledger.parts.container;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** The images of the servers. The environment variables of {@code docker-compose.yml} name others that may be used instead. */
public enum ContainerImage {

    POSTGRES("postgres", "18"),
    KAFKA("apache/kafka", "4.3.1"),
    K3S("rancher/k3s", "v1.35.4-k3s1");

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final String repository;
    private final String tag;

    ContainerImage(String repository, String tag) {
        this.repository = repository;
        this.tag = tag;
    }

    /**
     * Creates a container of this image and starts it. It is removed at the latest when the JVM ends.
     *
     * @throws IllegalStateException without a Docker engine, or without the image; never falls back to a child process
     */
    public <C extends GenericContainer<C>> C start(Function<DockerImageName, C> newContainer) {
        try {
            C container = newContainer.apply(DockerImageName.parse(imageName()).asCompatibleSubstituteFor(repository));
            container.withStartupTimeout(START_TIMEOUT).start();
            return container;
        } catch (RuntimeException e) {
            throw new IllegalStateException("cannot start a container of " + imageName() + ", which -Dparts=containers asks for: "
                    + e.getMessage() + ". Start a Docker engine, set " + variable() + " to an image that it can get, or leave out -Dparts",
                    e);
        }
    }

    String imageName() {
        return Objects.requireNonNullElse(System.getenv(variable()), repository + ":" + tag);
    }

    private String variable() {
        return name() + "_IMAGE";
    }
}
