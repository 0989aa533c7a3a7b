package dev.fleetledger.command.request;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

import dev.fleetledger.command.message.Actor;

/** The actor that the request's token names. */
final class RequestActor {

    private RequestActor() {}

    static Actor current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token) || token.getSubject() == null) {
            throw new IllegalStateException("The request is not authenticated by a JWT that names somebody");
        }
        List<String> groups = token.getClaimAsStringList("groups");
        return new Actor(token.getSubject(), name(token), groups == null ? Set.of() : new HashSet<>(groups));
    }

    private static @Nullable String name(Jwt token) {
        return Arrays.asList(token.getClaimAsString("preferred_username"), token.getClaimAsString("name"), token.getClaimAsString("email"))
                .stream().filter(name -> name != null && !name.isBlank()).findFirst().orElse(null);
    }
}
