package dev.fleetledger.command.question;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Previews that have not expired. */
@Component
public final class OpenPreviewQuery {

    private static final String NEWEST = "select question from command.questions where draft = ? and kind = 'preview' and lapsed_at is null"
            + " and expires_at > ? order by expires_at desc limit 1";

    private final JdbcTemplate jdbc;
    private final InstantSource clock;

    OpenPreviewQuery(JdbcTemplate jdbc, ObjectProvider<InstantSource> clocks) {
        this.jdbc = jdbc;
        this.clock = clocks.getIfAvailable(InstantSource::system);
    }

    /**
     * Serializes previews of the same draft: concurrent callers wait until this transaction ends.
     *
     * @return the most recent question
     */
    public Optional<UUID> findNewest(UUID draft) {
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> { }, "preview/" + draft);
        return jdbc.query(NEWEST, (row, n) -> row.getObject(1, UUID.class), draft, clock.instant().atOffset(ZoneOffset.UTC)).stream()
                .findFirst();
    }
}
