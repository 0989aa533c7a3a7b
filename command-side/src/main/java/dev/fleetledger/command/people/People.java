package dev.fleetledger.command.people;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.request.Actor;

/** Table {@code command.people}: the only place where a person's name is. */
@Component
public final class People {

    // Without the first test every command would lock the row, and one person's requests would stand in line.
    private static final String SEEN = "insert into command.people (sub, name)"
            + " select ?, ? where not exists (select from command.people where sub = ? and name = ?)"
            + " on conflict (sub) do update set name = excluded.name";

    private final JdbcTemplate jdbc;

    People(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public boolean isKnown(String subject) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select exists (select from command.people where sub = ?)", Boolean.class, subject));
    }

    public void seen(Actor actor) {
        if (actor.name() != null) {
            jdbc.update(SEEN, actor.subject(), actor.name(), actor.subject(), actor.name());
        }
    }
}
