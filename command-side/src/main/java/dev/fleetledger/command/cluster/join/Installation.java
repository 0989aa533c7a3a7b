package dev.fleetledger.command.cluster.join;

import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Id of this hub's installation. An agent accepts only the hub that its cluster joined last. */
@Component
final class Installation {

    private final JdbcTemplate jdbc;

    Installation(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    UUID id() {
        return Objects.requireNonNull(jdbc.queryForObject("select installation from command.hub", UUID.class));
    }
}
