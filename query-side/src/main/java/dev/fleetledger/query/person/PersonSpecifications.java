package dev.fleetledger.query.person;

import java.util.Collection;

import org.springframework.data.jpa.domain.Specification;

import dev.fleetledger.query.sql.FilterSpecifications;

/** Specifications of persons. */
final class PersonSpecifications {

    private PersonSpecifications() {}

    static Specification<PersonView> withSubject(Collection<String> subjects) {
        return FilterSpecifications.equalAny(PersonView_.sub, subjects.toArray(String[]::new));
    }

    static Specification<PersonView> nameContaining(String text) {
        return FilterSpecifications.containing(PersonView_.name, text);
    }
}
