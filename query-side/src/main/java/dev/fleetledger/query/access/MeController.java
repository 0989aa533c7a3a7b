package dev.fleetledger.query.access;

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
import dev.fleetledger.judgement.access.Missing;
import dev.fleetledger.judgement.access.Role;
import dev.fleetledger.judgement.access.Scope;
import dev.fleetledger.query.access.People.Person;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Refusal;

/** The signed-in person with their roles, and the search for other persons. */
@RestController
@RequestMapping("/api/v1")
class MeController {

    private static final int SHORTEST = 1;

    record Held(Role role, boolean all, Collection<String> clusters, @Nullable String namespace) {}

    /** @param may actions allowed in at least one scope, so that a console can hide all others */
    record Me(String id, @Nullable String name, Collection<String> groups, List<Held> roles, List<Action> may, String position) {}

    record Found(List<Person> items, int total) {}

    private final People people;

    MeController(People people) {
        this.people = people;
    }

    @GetMapping("/me")
    Me me(Reader reader, Moment moment, @AuthenticationPrincipal Jwt token) {
        List<Held> roles = reader.rights().grants().stream().map(grant -> held(grant.role(), grant.scope())).toList();
        List<Action> may = List.of(Action.values()).stream().filter(reader.rights()::maySomewhere).toList();
        String claimed = token.getClaimAsString("preferred_username");
        String known = people.names(List.of(reader.subject())).name(reader.subject());
        return new Me(reader.subject(), known == null ? claimed : known, reader.groups(), roles, may, moment.shown());
    }

    @GetMapping("/people")
    Found people(@RequestParam String text, Reader reader) {
        boolean grants = reader.rights().mayInFleet(Action.GRANT_ANYTHING)
                || reader.rights().grants().stream().anyMatch(grant -> grant.role() == Role.NSAdmin || grant.role() == Role.ClusterAdmin);
        if (!grants) {
            throw Refusal.forbidden(List.of(new Missing("*", null, Role.NSAdmin.name())));
        }
        if (text.length() < SHORTEST) {
            throw Refusal.badFilter("text", "A part of the name.");
        }
        List<Person> found = people.containing(text);
        return new Found(found, found.size());
    }

    private static Held held(Role role, Scope scope) {
        return new Held(role, scope.all() || role.ofFleet(), new TreeSet<>(scope.clusters()), scope.namespace());
    }
}
