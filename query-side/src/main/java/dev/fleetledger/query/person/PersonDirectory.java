package dev.fleetledger.query.person;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up names of persons at read time. Names are stored in one table that supports erasure, and in no view. */
@Component
public class PersonDirectory {

    /** @param name null when the person was erased or never signed in */
    public record Person(String id, @Nullable String name) {}

    private static final String READABLE = "select has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')"
            + " from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'command' and c.relname = 'people'";
    private static final int MAX_RESULTS = 1_000;

    private final PersonViewRepository viewRepository;
    private final JdbcClient jdbc;
    private volatile boolean readable;

    PersonDirectory(PersonViewRepository viewRepository, JdbcClient jdbc) {
        this.viewRepository = viewRepository;
        this.jdbc = jdbc;
    }

    public Names names(Collection<String> subjects) {
        Map<String, String> names = new HashMap<>();
        Set<String> requested = Set.copyOf(subjects);
        if (!requested.isEmpty()) {
            find(PersonSpecifications.withSubject(requested)).forEach(person -> put(names, person));
        }
        return new Names(names);
    }

    List<Person> search(String text) {
        return find(PersonSpecifications.nameContaining(text));
    }

    /** Returns the groups of each person, as their token named them when they were here last. */
    Map<String, Set<String>> groups(Collection<String> subjects) {
        return viewRepository.findAll(PersonSpecifications.withSubject(subjects)).stream()
                .collect(Collectors.toMap(person -> person.sub, person -> Set.of(person.groups)));
    }

    private static void put(Map<String, String> names, Person person) {
        if (person.name() != null) {
            names.put(person.id(), person.name());
        }
    }

    private List<Person> find(Specification<PersonView> matching) {
        if (!isReadable()) {
            return List.of();
        }
        return viewRepository.findBy(matching, query -> query.sortBy(Sort.by(PersonView_.NAME, PersonView_.SUB)).limit(MAX_RESULTS).all())
                .stream().map(person -> new Person(person.sub, person.name)).toList();
    }

    /**
     * Until the command-side, which has the table, has started once, no names are found. This is asked before, because a query that fails
     * ends the transaction of the reader.
     */
    private boolean isReadable() {
        if (!readable) {
            readable = jdbc.sql(READABLE).query(Boolean.class).optional().orElse(false);
        }
        return readable;
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
