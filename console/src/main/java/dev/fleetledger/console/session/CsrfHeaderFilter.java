package dev.fleetledger.console.session;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.fleetledger.console.problem.ConsoleProblems;
import dev.fleetledger.problem.http.ProblemResponses;

/**
 * CSRF protection. Another site can make a browser send our cookie, but can't set a custom header without a CORS preflight,
 * which is never allowed. A change with a session therefore needs the header; a bearer token is sent by its holder only.
 */
class CsrfHeaderFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Console";

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isSafe(request) || hasValidToken(request) || "1".equals(request.getHeader(HEADER))) {
            chain.doFilter(request, response);
        } else {
            ProblemResponses.write(request.getUserPrincipal() == null ? ConsoleProblems.NOT_SIGNED_IN : ConsoleProblems.HEADER_IS_MISSING,
                    request, response);
        }
    }

    private static boolean hasValidToken(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof JwtAuthenticationToken;
    }

    private static boolean isSafe(HttpServletRequest request) {
        return SAFE_METHODS.contains(request.getMethod());
    }
}
