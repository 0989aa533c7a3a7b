package dev.fleetledger.query.person;

import java.util.Collection;

import org.springframework.data.jpa.domain.Specification;

import dev.fleetledger.query.sql.FilterSpecifications;
import dev.fleetledger.query.sql.SqlPredicates;

/** Specifications of persons. */
final class PersonSpecifications {

    private PersonSpecifications() {}

    static Specification<PersonView> withSubject(Collection<String> subjects) {
        return (person, query, builder) -> SqlPredicates.equalsAny(builder, person.get(PersonView_.sub), subjects.toArray(String[]::new));
    }

    static Specification<PersonView> nameContaining(String text) {
        return FilterSpecifications.containing(PersonView_.name, text);
    }
}
