package dev.fleetledger.query.person;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A person as their token described them when they were here last. The table belongs to the command-side. */
@Entity
@Immutable
@Table(schema = "command", name = "people")
class PersonView {

    @Id String sub = "";
    @Nullable String name;
    String[] groups = {};

    protected PersonView() {}
}
