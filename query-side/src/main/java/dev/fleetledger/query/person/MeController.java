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
import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.problem.PermissionMissingException;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.person.PersonDirectory.Person;
import dev.fleetledger.query.web.ReadPoint;

/** The signed-in person with their roles, and the search for other persons. */
@RestController
@RequestMapping("/api/v1")
class MeController {

    private static final int MIN_TEXT_LENGTH = 1;

    record RoleResponse(Role role, boolean all, Collection<String> clusters, @Nullable String namespace) {}

    /** @param may actions allowed in at least one scope, so that a console can hide all others */
    record MeResponse(String id, @Nullable String name, Collection<String> groups, List<RoleResponse> roles, List<Action> may,
            String position) {}

    record PeopleResponse(List<Person> items, int total) {}

    private final PersonDirectory personDirectory;
    private final CoEditors coEditors;

    MeController(PersonDirectory personDirectory, CoEditors coEditors) {
        this.coEditors = coEditors;
        this.personDirectory = personDirectory;
    }

    @GetMapping("/me")
    MeResponse me(AuthenticatedReader authenticatedReader, ReadPoint readPoint, @AuthenticationPrincipal Jwt token) {
        List<RoleResponse> roles = authenticatedReader.rights().grants().stream().map(grant -> toResponse(grant.role(), grant.scope()))
                .toList();
        List<Action> may = List.of(Action.values()).stream().filter(authenticatedReader.rights()::maySomewhere).toList();
        String tokenName = token.getClaimAsString("preferred_username");
        String storedName = personDirectory.names(List.of(authenticatedReader.subject())).name(authenticatedReader.subject());
        return new MeResponse(authenticatedReader.subject(), storedName == null ? tokenName : storedName, authenticatedReader.groups(),
                roles, may, readPoint.positionText());
    }

    /** Whoever may give roles finds everybody; whoever edits drafts finds those to whom a draft could be handed over. */
    @GetMapping("/people")
    PeopleResponse people(@RequestParam String text, AuthenticatedReader authenticatedReader) {
        boolean mayGrant = authenticatedReader.rights().maySomewhere(Action.GRANT_ROLES);
        if (!mayGrant && !authenticatedReader.rights().maySomewhere(Action.EDIT_DRAFT)) {
            throw new PermissionMissingException(List.of(MissingRight.anywhere(Action.EDIT_DRAFT, null)));
        }
        if (text.length() < MIN_TEXT_LENGTH) {
            throw MalformedRequestException.parameter("text", "Send a part of the person's name.");
        }
        List<Person> found = mayGrant ? personDirectory.search(text) : coEditors.search(text, authenticatedReader);
        return new PeopleResponse(found, found.size());
    }

    private static RoleResponse toResponse(Role role, Scope scope) {
        return new RoleResponse(role, scope.all() || role.isFleetWide(), new TreeSet<>(scope.clusters()), scope.namespace());
    }
}
