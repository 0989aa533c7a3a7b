package dev.fleetledger.query.person;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.MissingRight;
import dev.fleetledger.judgement.access.Role;
import dev.fleetledger.judgement.access.Scope;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.person.PersonDirectory.Person;
import dev.fleetledger.query.web.ProblemException;
import dev.fleetledger.query.web.ReadPoint;

/** The signed-in person with their roles, and the search for other persons. */
@RestController
@RequestMapping("/api/v1")
class MeController {

    private static final int SHORTEST = 1;

    record Held(Role role, boolean all, Collection<String> clusters, @Nullable String namespace) {}

    /** @param may actions allowed in at least one scope, so that a console can hide all others */
    record Me(String id, @Nullable String name, Collection<String> groups, List<Held> roles, List<Action> may, String position) {}

    record Found(List<Person> items, int total) {}

    private final PersonDirectory personDirectory;

    MeController(PersonDirectory personDirectory) {
        this.personDirectory = personDirectory;
    }

    @GetMapping("/me")
    Me me(AuthenticatedReader authenticatedReader, ReadPoint readPoint, @AuthenticationPrincipal Jwt token) {
        List<Held> roles = authenticatedReader.rights().grants().stream().map(grant -> held(grant.role(), grant.scope())).toList();
        List<Action> may = List.of(Action.values()).stream().filter(authenticatedReader.rights()::maySomewhere).toList();
        String claimed = token.getClaimAsString("preferred_username");
        String known = personDirectory.names(List.of(authenticatedReader.subject())).name(authenticatedReader.subject());
        return new Me(authenticatedReader.subject(), known == null ? claimed : known, authenticatedReader.groups(), roles, may, readPoint.positionText());
    }

    @GetMapping("/people")
    Found people(@RequestParam String text, AuthenticatedReader authenticatedReader) {
        boolean grants = authenticatedReader.rights().mayInFleet(Action.MANAGE_GRANTS)
                || authenticatedReader.rights().grants().stream().anyMatch(grant -> grant.role() == Role.NSAdmin || grant.role() == Role.ClusterAdmin);
        if (!grants) {
            throw ProblemException.forbidden(List.of(new MissingRight("*", null, Role.NSAdmin.name())));
        }
        if (text.length() < SHORTEST) {
            throw ProblemException.invalidParameter("text", "A part of the name.");
        }
        List<Person> found = personDirectory.search(text);
        return new Found(found, found.size());
    }

    private static Held held(Role role, Scope scope) {
        return new Held(role, scope.all() || role.ofFleet(), new TreeSet<>(scope.clusters()), scope.namespace());
    }
}
