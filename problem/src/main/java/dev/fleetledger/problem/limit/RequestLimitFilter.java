package dev.fleetledger.problem.limit;

import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.IntUnaryOperator;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.fleetledger.problem.http.ProblemResponses;
import dev.fleetledger.problem.http.ServerProblems;

/**
 * Refuses a request before its body is read when its person has too many, when the bodies in flight occupy too much, or when it is too
 * large. It must run after authentication; requests of nobody count as those of one person.
 */
public final class RequestLimitFilter extends OncePerRequestFilter {

    private final Limits limits;
    private final IntUnaryOperator charge;
    private final PersonLimits people;
    private final Semaphore bytes;

    /** @param charge the bytes that a body of this length occupies in this process */
    public RequestLimitFilter(Limits limits, IntUnaryOperator charge) {
        this.limits = limits;
        this.charge = charge;
        this.people = new PersonLimits(limits);
        this.bytes = new Semaphore(limits.bytesInFlight());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String person = personOf(request);
        Duration wait = people.waitingTime(person);
        if (!wait.isZero()) {
            ProblemResponses.write(LimitProblems.tooFast(wait), request, response);
        } else if (request.getContentLengthLong() > limits.bodyBytes()) {
            ProblemResponses.write(ServerProblems.BODY_TOO_LARGE, request, response);
        } else {
            enter(person, chargeFor(request), request, response, chain);
        }
    }

    private void enter(String person, int charged, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean withBody = charged > 0;
        if (!people.enter(person, withBody)) {
            ProblemResponses.write(LimitProblems.TOO_MANY_AT_ONCE, request, response);
            return;
        }
        try {
            if (!tryAcquire(charged, people.hasSeveralBodies(person))) {
                ProblemResponses.write(LimitProblems.TOO_MANY_BODIES, request, response);
                return;
            }
            try {
                chain.doFilter(withBody ? new LimitedBodyRequest(request, limits.bodyBytes()) : request, response);
            } finally {
                bytes.release(charged);
            }
        } finally {
            people.leave(person, withBody);
        }
    }

    /** However many bodies some people send, others still have room for one. */
    private boolean tryAcquire(int charged, boolean further) {
        return (!further || bytes.availablePermits() - charged >= limits.bytesInFlight() / 2) && bytes.tryAcquire(charged);
    }

    /** A body without a declared length is charged as the largest. */
    private int chargeFor(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            return charge.applyAsInt(limits.bodyBytes());
        }
        return request.getContentLength() <= 0 ? 0 : charge.applyAsInt(request.getContentLength());
    }

    private static String personOf(HttpServletRequest request) {
        Principal person = request.getUserPrincipal();
        return person == null ? "" : person.getName();
    }
}
