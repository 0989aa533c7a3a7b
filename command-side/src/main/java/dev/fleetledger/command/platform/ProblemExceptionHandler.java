package dev.fleetledger.command.platform;

import java.time.Duration;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import dev.fleetledger.command.dispatch.HttpResponses;
import dev.fleetledger.command.response.ProblemDocument;
import dev.fleetledger.command.response.ProblemException;

/** Maps exceptions from outside of decisions to problem documents. */
@RestControllerAdvice
final class ProblemExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemExceptionHandler.class);

    private static final ProblemException UNKNOWN_PATH =
            ProblemException.of(404, "PathIsUnknown", "There is no such path.", "Look it up in the interface's description.");

    private static final ProblemException INVALID_VALUE =
            ProblemException.of(400, "ValueIsOutOfRange", "Something that was sent is too long to be kept, or out of its range.",
                    "Send it shorter.");

    private final ClientInfoResolver infoResolver;

    ProblemExceptionHandler(ClientInfoResolver infoResolver) {
        this.infoResolver = infoResolver;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> handle(ProblemException problemException, HttpServletRequest http) {
        return respond(problemException, http);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unknownPath(NoResourceFoundException e, HttpServletRequest http) {
        return respond(UNKNOWN_PATH, http);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unsupportedMethod(HttpRequestMethodNotSupportedException e, HttpServletRequest http) {
        Set<HttpMethod> known = e.getSupportedHttpMethods();
        // A handler matches GET on any path, so a path that supports only GET does not exist.
        if (known == null || known.equals(Set.of(HttpMethod.GET))) {
            return respond(UNKNOWN_PATH, http);
        }
        var response = respond(ProblemException.of(405, "MethodNotAllowed", "This path doesn't know the method " + http.getMethod() + ".",
                "GET is answered by the query-side; look the path up in the interface's description."), http);
        return ResponseEntity.status(405).headers(response.getHeaders()).allow(known.toArray(HttpMethod[]::new)).body(response.getBody());
    }

    /** It is unknown whether the commit succeeded; a retry with the same idempotency key shows it. */
    @ExceptionHandler({CannotCreateTransactionException.class, TransactionSystemException.class, DataAccessResourceFailureException.class,
        QueryTimeoutException.class})
    ResponseEntity<byte[]> databaseUnavailable(Exception e, HttpServletRequest http) {
        if (SqlStates.isInvalidInput(e)) {
            return respond(INVALID_VALUE, http);
        }
        if (!SqlStates.isUnavailable(e)) {
            return unexpected(e, http);
        }
        LOG.warn("The database is unavailable: {}", e.getMessage());
        return respond(ProblemException.of(503, "DatabaseUnavailable", "The database can't be reached.",
                "Ask again in a moment, with the same key.")
                .retryAfter(Duration.ofSeconds(2)), http);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> invalidData(DataIntegrityViolationException e, HttpServletRequest http) {
        return SqlStates.isInvalidInput(e) ? respond(INVALID_VALUE, http) : unexpected(e, http);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unexpected(Exception e, HttpServletRequest http) {
        var response = respond(ProblemException.of(500, "InternalError", "This is our fault.", "Report it with the trace id."), http);
        LOG.error("{} {} failed", http.getMethod(), http.getRequestURI(), e);
        return response;
    }

    private ResponseEntity<byte[]> respond(ProblemException problemException, HttpServletRequest http) {
        return HttpResponses.of(ProblemDocument.of(problemException, http.getRequestURI(), infoResolver.trace(http).id()));
    }
}
