package dev.fleetledger.problem.limit;

import java.io.IOException;
import java.security.Principal;
import java.time.Duration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.fleetledger.problem.ProblemMapper;
import dev.fleetledger.problem.http.ProblemResponses;
import dev.fleetledger.problem.http.ServerProblems;

/**
 * Refuses a request before its body is read when its person has too many, when the bodies in flight occupy too much, or when it is too
 * large; and while its body is read as soon as the bodies occupy too much. It must run after authentication; requests of nobody count
 * as those of one person.
 */
public final class RequestLimitFilter extends OncePerRequestFilter {

    private final Limits limits;
    private final BodyCharge charge;
    private final PersonLimits people;
    private final BytesInFlight bytesInFlight;

    public RequestLimitFilter(Limits limits, BodyCharge charge) {
        if (charge.of(limits.bodyBytes()) > limits.bytesInFlight()) {
            throw new IllegalArgumentException("fleetledger.limits.bytes-in-flight is " + limits.bytesInFlight()
                    + ", but the largest body counts " + charge.of(limits.bodyBytes()) + ": set at least this");
        }
        this.limits = limits;
        this.charge = charge;
        this.people = new PersonLimits(limits);
        this.bytesInFlight = new BytesInFlight(limits.bytesInFlight());
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
            enter(person, request, response, chain);
        }
    }

    private void enter(String person, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean withBody = hasBody(request);
        if (!people.enter(person, withBody)) {
            ProblemResponses.write(LimitProblems.TOO_MANY_AT_ONCE, request, response);
            return;
        }
        try {
            if (withBody) {
                filterWithBody(people.hasSeveralBodies(person), request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            people.leave(person, withBody);
        }
    }

    private void filterWithBody(boolean further, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (BytesInFlight.Body body = bytesInFlight.begin(further)) {
            if (body.tryCharge(charge.atStart())) {
                chain.doFilter(new LimitedBodyRequest(request, limits.bodyBytes(), charge.perByte(), body), response);
            } else {
                ProblemResponses.write(ProblemMapper.toProblem(LimitProblems.tooManyBodies()), request, response);
            }
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null || request.getContentLengthLong() > 0;
    }

    private static String personOf(HttpServletRequest request) {
        Principal person = request.getUserPrincipal();
        return person == null ? "" : person.getName();
    }
}
