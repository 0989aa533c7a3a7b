package dev.fleetledger.command.people;

import static java.util.stream.Collectors.toSet;

import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.message.Actor;

/** Table {@code command.people}: the only place where a person's name is stored. */
@Component
public final class PersonTable {

    // The condition avoids the row lock of an unneeded update, which would serialize one person's requests.
    private static final String SAVE = "insert into command.people (sub, name, groups)"
            + " select ?, ?, ?::text[] where not exists (select from command.people where sub = ? and name = ? and groups = ?::text[])"
            + " on conflict (sub) do update set name = excluded.name, groups = excluded.groups";

    private final JdbcTemplate jdbc;

    PersonTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public boolean isKnown(String subject) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select exists (select from command.people where sub = ?)", Boolean.class, subject));
    }

    /** @return the groups of the person's last request; empty for a person without one */
    public Set<String> groups(String subject) {
        return jdbc.query("select unnest(groups) from command.people where sub = ?", (row, n) -> row.getString(1), subject).stream()
                .collect(toSet());
    }

    public void save(Actor actor) {
        if (actor.name() != null) {
            String[] groups = actor.groups().stream().sorted().toArray(String[]::new);
            jdbc.update(SAVE, actor.subject(), actor.name(), groups, actor.subject(), actor.name(), groups);
        }
    }
}
