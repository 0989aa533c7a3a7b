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

import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.command.response.ProblemDocument;
import dev.fleetledger.command.response.ProblemException;

/** Problem responses for failed authentication: 401 for an invalid token, 503 when the issuer is unavailable. */
final class AuthenticationProblemFilter extends OncePerRequestFilter {

    private static final ProblemException NO_TOKEN = ProblemException.of(401, "NotSignedIn", "There is no token, or none that counts here.",
            "Sign in, and send the token as Authorization: Bearer.");
    private static final ProblemException ISSUER_UNAVAILABLE =
            ProblemException.of(503, "IssuerUnavailable", "The issuer's keys can't be read.", "Ask again in a moment.")
            .retryAfter(Duration.ofSeconds(2));

    private final ClientInfoResolver infoResolver;

    AuthenticationProblemFilter(ClientInfoResolver infoResolver) {
        this.infoResolver = infoResolver;
    }

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

    private void send(ProblemException problemException, HttpServletRequest request, HttpServletResponse response) throws IOException {
        CommandResponse commandResponse = ProblemDocument.of(problemException, request.getRequestURI(), infoResolver.trace(request).id());
        response.setStatus(commandResponse.status());
        response.setContentType(commandResponse.type());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        if (commandResponse.retryAfter() != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, commandResponse.retryAfter().toString());
        }
        response.getOutputStream().write(commandResponse.bytes());
    }
}
