package dev.fleetledger.console.session;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.fleetledger.console.problem.ConsoleProblem;

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
        if (isSafe(request) || hasOwnToken(request) || "1".equals(request.getHeader(HEADER))) {
            chain.doFilter(request, response);
        } else if (request.getUserPrincipal() == null) {
            ConsoleProblem.NOT_SIGNED_IN.write(request, response);
        } else {
            ConsoleProblem.HEADER_IS_MISSING.write(request, response);
        }
    }

    static boolean hasOwnToken(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    private static boolean isSafe(HttpServletRequest request) {
        return SAFE_METHODS.contains(request.getMethod());
    }
}
