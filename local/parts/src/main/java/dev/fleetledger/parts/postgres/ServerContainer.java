package dev.fleetledger.parts.postgres;

import org.testcontainers.postgresql.PostgreSQLContainer;

import dev.fleetledger.parts.container.ContainerImage;

/** A PostgreSQL server without fsync in a container. */
final class ServerContainer implements Server {

    private static final String SUPERUSER = "postgres";

    private final PostgreSQLContainer container;

    private ServerContainer(PostgreSQLContainer container) {
        this.container = container;
    }

    static ServerContainer start() {
        return new ServerContainer(ContainerImage.POSTGRES.start(image -> new PostgreSQLContainer(image)
                .withDatabaseName(SUPERUSER)
                .withUsername(SUPERUSER)
                .withPassword(SUPERUSER)
                .withEnv("POSTGRES_INITDB_ARGS", String.join(" ", PostgresServer.INITDB_LOCALE))
                .withCommand("postgres", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "shared_buffers=64MB",
                        "-c", "max_connections=200")));
    }

    @Override
    public String adminUrl() {
        return "jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)
                + "/postgres?user=" + SUPERUSER + "&password=" + SUPERUSER;
    }

    @Override
    public void close() {
        container.stop();
    }
}
