package dev.fleetledger.command.platform;

import java.time.Duration;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import dev.fleetledger.command.response.CommandResponses;
import dev.fleetledger.problem.Problem;
import dev.fleetledger.problem.StoredProblemException;
import dev.fleetledger.problem.http.AbstractProblemExceptionHandler;
import dev.fleetledger.problem.http.ProblemResponses;
import dev.fleetledger.problem.http.SqlStates;
import dev.fleetledger.problem.http.TraceContext;

/** Maps every exception of a request to a problem. */
@RestControllerAdvice
final class ProblemExceptionHandler extends AbstractProblemExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemExceptionHandler.class);

    private static final Problem VALUE_OUT_OF_RANGE = new Problem(400, "ValueIsOutOfRange",
            "A value in the request is too long or too large to be stored.",
            "Shorten its longest texts and largest numbers.");

    /** It is unknown whether a commit succeeded; a retry with the same idempotency key shows it. */
    ProblemExceptionHandler() {
        super("Try again in a few seconds, with the same Idempotency-Key.", Duration.ofSeconds(2));
    }

    /** What the database refuses to store was sent by the caller. */
    @Override
    protected ResponseEntity<byte[]> handle(Exception e, HttpServletRequest request) {
        if (SqlStates.isInvalidInput(e)) {
            LOG.warn("{} {} holds a value that the database refuses, trace {}: {}", request.getMethod(), request.getRequestURI(),
                    TraceContext.of(request).id(), e.getMessage());
            return ProblemResponses.of(VALUE_OUT_OF_RANGE, request);
        }
        return super.handle(e, request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> handle(StoredProblemException stored, HttpServletRequest request) {
        ResponseEntity<byte[]> response = super.handle(stored, request);
        HttpHeaders headers = new HttpHeaders(response.getHeaders());
        headers.set(CommandResponses.REPLAYED, "true");
        return new ResponseEntity<>(response.getBody(), headers, response.getStatusCode());
    }

    /** A handler method matches GET on any path, so a path that supports only GET does not exist. */
    @ExceptionHandler
    ResponseEntity<byte[]> handle(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        boolean exists = request.getMethod().equals("GET")
                || e.getSupportedHttpMethods() != null && !e.getSupportedHttpMethods().equals(Set.of(HttpMethod.GET));
        return super.handle(exists ? e : new NoResourceFoundException(HttpMethod.valueOf(request.getMethod()), request.getRequestURI(), ""),
                request);
    }
}
