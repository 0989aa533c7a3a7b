package dev.fleetledger.query.person;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

/** Looks up names of persons at read time. Names are stored in one table that supports erasure, and in no view. */
@Component
public class PersonDirectory {

    /** @param name null when the person was erased or never signed in */
    public record Person(String id, @Nullable String name) {}

    private static final Logger LOG = LoggerFactory.getLogger(PersonDirectory.class);
    private static final int MAX_RESULTS = 1_000;

    private final PersonViewRepository viewRepository;

    PersonDirectory(PersonViewRepository viewRepository) {
        this.viewRepository = viewRepository;
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

    /** Until the command-side, which has the table, has started once, no names are found. */
    private List<Person> find(Specification<PersonView> matching) {
        try {
            return viewRepository
                    .findBy(matching, query -> query.sortBy(Sort.by(PersonView_.NAME, PersonView_.SUB)).limit(MAX_RESULTS).all())
                    .stream().map(person -> new Person(person.sub, person.name)).toList();
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
