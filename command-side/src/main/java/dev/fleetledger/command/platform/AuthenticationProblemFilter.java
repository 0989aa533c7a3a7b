package dev.fleetledger.command.platform;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.fleetledger.problem.Problem;
import dev.fleetledger.problem.ProblemMapper;
import dev.fleetledger.problem.UnavailableException;
import dev.fleetledger.problem.http.ProblemResponses;

/** Problem responses for failed authentication: 401 for an invalid token, 503 when the issuer is unavailable. */
final class AuthenticationProblemFilter extends OncePerRequestFilter {

    private static final Problem NO_TOKEN = new Problem(401, "NotSignedIn", "The request has no valid bearer token.",
            "Sign in, and send the token of the identity provider: Authorization: Bearer <token>.");
    private static final Problem ISSUER_UNAVAILABLE = ProblemMapper.toProblem(new UnavailableException("IssuerUnavailable",
            "The identity provider, whose keys verify the token, can't be reached.", "Try again in a few seconds.", Duration.ofSeconds(2)));

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException,
            IOException {
        try {
            chain.doFilter(request, response);
        } catch (JwtDecoderInitializationException e) {
            logger.warn("The issuer is unavailable: " + e.getMessage());
            send(ISSUER_UNAVAILABLE, request, response);
        }
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) throws IOException {
        send(failure instanceof AuthenticationServiceException ? ISSUER_UNAVAILABLE : NO_TOKEN, request, response);
    }

    private static void send(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        ProblemResponses.write(problem, request, response);
    }
}
