package dev.fleetledger.console.session;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.fleetledger.console.problem.ConsoleProblems;
import dev.fleetledger.problem.http.ProblemResponses;

/** Answers 503 while the sessions can't be read. Whoever sends a bearer token needs no session. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SessionStoreOutageFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (DataAccessException | TransactionException e) {
            if (response.isCommitted()) {
                throw e;
            }
            logger.warn("The sessions can't be read: " + e.getMessage());
            ProblemResponses.write(ConsoleProblems.SESSIONS_ARE_UNREACHABLE, request, response);
        }
    }
}
