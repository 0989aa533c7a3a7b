package dev.fleetledger.issuer;

import java.util.List;
import java.util.Optional;

/** All seeded people. Their subjects are fixed, because grants and the ledger of a kept data folder refer to them. */
final class SeededPeople {

    private static final List<Person> ALL = List.of(
            new Person("5f0c6f0e-2a61-4c1b-9d57-8b0c7c1d0a01", "admin", "Ada Admin"),
            new Person("8a4e2d19-7c35-4e0f-b6a2-1f9d3e5b7c02", "alice", "Alice Editor"),
            new Person("c3b7915d-0e48-4f6a-8c21-6d2a9f4e1b03", "bob", "Bob Viewer"),
            new Person("1d92f7a6-b583-4d7c-9e10-4c8b5a6f2d04", "carol", "Carol Auditor"),
            new Person("e6815c3b-49da-4b2e-a7f4-9a0e7d3c8f05", "dave", "Dave Editor"));

    private SeededPeople() {
    }

    static List<Person> all() {
        return ALL;
    }

    static Optional<Person> findByName(String name) {
        return ALL.stream().filter(person -> person.name().equals(name)).findFirst();
    }

    static Optional<Person> findBySubject(String subject) {
        return ALL.stream().filter(person -> person.subject().equals(subject)).findFirst();
    }
}
