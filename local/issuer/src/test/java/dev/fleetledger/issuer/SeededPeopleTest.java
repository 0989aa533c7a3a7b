package dev.fleetledger.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

class SeededPeopleTest {

    @Test
    void givesPeopleOpaqueAndUniqueSubjects() {
        var subjects = SeededPeople.all().stream().map(Person::subject).toList();

        assertThat(subjects).doesNotHaveDuplicates().allSatisfy(subject -> UUID.fromString(subject));
    }

    @Test
    void seedsTheFivePeopleOfTheInterface() {
        assertThat(SeededPeople.all()).extracting(Person::name)
                .containsExactly("admin", "alice", "bob", "carol", "dave");
    }
}
