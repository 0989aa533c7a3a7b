package dev.fleetledger.query.person;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.AuthorizedScope;
import dev.fleetledger.judgement.access.Rights;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.AuthenticatedReaderFactory;
import dev.fleetledger.query.person.PersonDirectory.Person;

/** People who may edit drafts in a place where the reader may, too. */
@Component
class CoEditors {

    private final PersonDirectory personDirectory;
    private final AuthenticatedReaderFactory readerFactory;

    CoEditors(PersonDirectory personDirectory, AuthenticatedReaderFactory readerFactory) {
        this.personDirectory = personDirectory;
        this.readerFactory = readerFactory;
    }

    List<Person> search(String text, AuthenticatedReader authenticatedReader) {
        List<Person> found = personDirectory.search(text);
        if (found.isEmpty()) {
            return found;
        }
        Map<String, Set<String>> groups = personDirectory.groups(found.stream().map(Person::id).collect(Collectors.toSet()));
        AuthorizedScope own = authenticatedReader.authorizedScope(Action.EDIT_DRAFT);
        Set<String> coEditors = readerFactory.rightsOf(groups).stream()
                .filter(it -> it.authorizedScope(Action.EDIT_DRAFT, authenticatedReader.fleet()).overlaps(own)).map(Rights::subject)
                .collect(Collectors.toSet());
        return found.stream().filter(person -> coEditors.contains(person.id())).toList();
    }
}
