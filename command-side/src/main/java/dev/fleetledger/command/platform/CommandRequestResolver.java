package dev.fleetledger.command.platform;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import dev.fleetledger.command.request.Actor;
import dev.fleetledger.command.request.Body;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;
import dev.fleetledger.command.response.ProblemException;

/** Resolves the command request of an HTTP request: actor, idempotency key, headers and body. */
@Component
final class CommandRequestResolver implements HandlerMethodArgumentResolver {

    private static final int BODY_LIMIT = 1024 * 1024;
    private static final int KEY_LIMIT = 255;
    private static final int SUBJECT_LIMIT = 255;

    private final IdGenerator idGenerator;
    private final ClientInfoResolver infoResolver;

    CommandRequestResolver(IdGenerator idGenerator, ClientInfoResolver infoResolver) {
        this.idGenerator = idGenerator;
        this.infoResolver = infoResolver;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CommandRequest.class;
    }

    @Override
    public CommandRequest resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer model, NativeWebRequest web,
            @Nullable WebDataBinderFactory binder) throws IOException {
        HttpServletRequest http = (HttpServletRequest) web.getNativeRequest();
        return CommandRequest.read(idGenerator.next(), actor(), new CommandRequest.RequestLine(http.getMethod(), http.getRequestURI()),
                key(http.getHeader("Idempotency-Key")),
                http.getHeader(HttpHeaders.IF_MATCH), http.getHeader("Fleetledger-Reason"), infoResolver.of(http), body(http));
    }

    private static @Nullable String key(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > KEY_LIMIT)) {
            throw ProblemException.of(400, "IdempotencyKeyIsInvalid", "The Idempotency-Key is empty or has more than 255 characters.",
                    "Send a UUID, for instance.");
        }
        return key;
    }

    private static Body body(HttpServletRequest http) throws IOException {
        byte[] bytes = http.getInputStream().readNBytes(BODY_LIMIT + 1);
        if (bytes.length > BODY_LIMIT) {
            throw ProblemException.of(413, "BodyIsTooLarge", "The body has more than 1 MiB.", "Send less at once.");
        }
        return new Body(bytes);
    }

    private static Actor actor() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token) || token.getSubject() == null
                || token.getSubject().isEmpty() || token.getSubject().length() > SUBJECT_LIMIT) {
            throw ProblemException.of(401, "NotSignedIn", "The token names nobody.", "Sign in, and send the token.");
        }
        List<String> groups = token.getClaimAsStringList("groups");
        return new Actor(token.getSubject(), name(token), groups == null ? Set.of() : new HashSet<>(groups));
    }

    private static @Nullable String name(Jwt token) {
        return Arrays.asList(token.getClaimAsString("preferred_username"), token.getClaimAsString("name"), token.getClaimAsString("email"))
                .stream().filter(name -> name != null && !name.isBlank()).findFirst().orElse(null);
    }
}
