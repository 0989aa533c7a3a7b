package dev.fleetledger.console.session;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.fleetledger.console.problem.Refusal;

/**
 * Another site can make a browser send our cookie, but no header of its own without asking us first, which we never
 * allow: so a change by a session must carry one. A bearer token is sent by nobody but its holder.
 */
class SessionChangesComeFromThePage extends OncePerRequestFilter {

    static final String HEADER = "X-Console";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isSafe(request) || bringsItsOwnToken(request) || "1".equals(request.getHeader(HEADER))) {
            chain.doFilter(request, response);
        } else if (request.getUserPrincipal() == null) {
            Refusal.NOT_SIGNED_IN.write(request, response);
        } else {
            Refusal.HEADER_IS_MISSING.write(request, response);
        }
    }

    static boolean bringsItsOwnToken(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    private static boolean isSafe(HttpServletRequest request) {
        return SAFE.contains(request.getMethod());
    }
}
