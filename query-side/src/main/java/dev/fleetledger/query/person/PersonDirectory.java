package dev.fleetledger.query.person;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.sql.LikePattern;


/** Looks up names of persons at read time. Names are stored in one table that supports erasure, and in no view. */
@Component
public class PersonDirectory {

    /** @param name null when the person was erased or never signed in */
    public record Person(String id, @Nullable String name) {}

    private static final Logger LOG = LoggerFactory.getLogger(PersonDirectory.class);
    private static final int MAX_RESULTS = 1_000;

    private final JdbcClient jdbc;

    PersonDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Names names(Collection<String> subjects) {
        Map<String, String> names = new HashMap<>();
        Set<String> requested = Set.copyOf(subjects);
        if (!requested.isEmpty()) {
            find("sub = any(:subjects)", "subjects", requested.toArray(String[]::new)).forEach(person -> put(names, person));
        }
        return new Names(names);
    }

    List<Person> search(String text) {
        return find("name ilike :text", "text", String.valueOf(LikePattern.containing(text)));
    }

    /** Returns the groups of each person, as their token named them when they were here last. */
    Map<String, Set<String>> groups(Collection<String> subjects) {
        Map<String, Set<String>> groups = new HashMap<>();
        jdbc.sql("select sub, groups from command.people where sub = any(:subjects)").param("subjects", subjects.toArray(String[]::new))
                .query((row, n) -> groups.put(String.valueOf(row.getString(1)), Set.of((String[]) row.getArray(2).getArray()))).list();
        return groups;
    }

    private static void put(Map<String, String> names, Person person) {
        if (person.name() != null) {
            names.put(person.id(), person.name());
        }
    }

    /** The table belongs to the command-side. Until the command-side has started once, no names are found. */
    private List<Person> find(String condition, String parameter, Object value) {
        try {
            return jdbc.sql("select sub, name from command.people where " + condition + " order by name, sub limit " + MAX_RESULTS)
                    .param(parameter, value).query((row, n) -> new Person(row.getString(1), row.getString(2))).list();
        } catch (DataAccessException e) {
            LOG.debug("Looking up names of persons failed", e);
            return List.of();
        }
    }

    /** Names loaded by one query. */
    public record Names(Map<String, String> bySubject) {

        public Person person(String subject) {
            return new Person(subject, name(subject));
        }

        public @Nullable String name(String subject) {
            return bySubject.get(subject);
        }
    }
}
