package dev.fleetledger.issuer;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the seeded people with the subjects that grants refer to. */
@RestController
class SeededPeopleController {

    record PersonResponse(String subject, String name, String displayName) {
    }

    @GetMapping("/dev/people")
    List<PersonResponse> list() {
        return SeededPeople.all().stream()
                .map(person -> new PersonResponse(person.subject(), person.name(), person.displayName()))
                .toList();
    }
}
