package dev.fleetledger.console.session;

import java.io.IOException;
import java.util.stream.Stream;

import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;

import dev.fleetledger.console.problem.ConsoleProblems;
import dev.fleetledger.problem.http.ProblemResponses;

/** Problems for failed authentication: 401 for a token that doesn't count, 503 when it can't be verified now. */
final class BearerTokenProblems implements ObjectPostProcessor<BearerTokenAuthenticationFilter> {

    /** By default Spring Security rethrows an unavailable issuer as a fault. */
    @Override
    public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
        filter.setAuthenticationFailureHandler(BearerTokenProblems::write);
        return filter;
    }

    static void write(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) throws IOException {
        boolean unverified = failure instanceof AuthenticationServiceException && !namesUnknownKey(failure);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        ProblemResponses.write(unverified ? ConsoleProblems.ISSUER_IS_UNREACHABLE : ConsoleProblems.NOT_SIGNED_IN, request, response);
    }

    /** The issuer is not asked again for each token that names a key of nobody. */
    private static boolean namesUnknownKey(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).anyMatch(RateLimitReachedException.class::isInstance);
    }
}
