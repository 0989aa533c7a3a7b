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

import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.answer.ProblemDocument;
import dev.fleetledger.command.door.Answers;

/** Maps exceptions from outside of decisions to problem documents. */
@RestControllerAdvice
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private static final Problem UNKNOWN =
            Problem.of(404, "PathIsUnknown", "There is no such path.", "Look it up in the interface's description.");

    private static final Problem UNKEEPABLE =
            Problem.of(400, "ValueCantBeKept", "Something that was sent is too long to be kept, or out of its range.", "Send it shorter.");

    private final Sources sources;

    Problems(Sources sources) {
        this.sources = sources;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> told(Problem problem, HttpServletRequest http) {
        return answer(problem, http);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> nowhere(NoResourceFoundException none, HttpServletRequest http) {
        return answer(UNKNOWN, http);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> otherMethod(HttpRequestMethodNotSupportedException other, HttpServletRequest http) {
        Set<HttpMethod> known = other.getSupportedHttpMethods();
        // A handler matches GET on any path, so a path that supports only GET does not exist.
        if (known == null || known.equals(Set.of(HttpMethod.GET))) {
            return answer(UNKNOWN, http);
        }
        var answered = answer(Problem.of(405, "MethodIsUnknown", "This path doesn't know the method " + http.getMethod() + ".",
                "GET is answered by the query-side; look the path up in the interface's description."), http);
        return ResponseEntity.status(405).headers(answered.getHeaders()).allow(known.toArray(HttpMethod[]::new)).body(answered.getBody());
    }

    /** It is unknown whether the commit succeeded; a retry with the same idempotency key shows it. */
    @ExceptionHandler({CannotCreateTransactionException.class, TransactionSystemException.class, DataAccessResourceFailureException.class,
        QueryTimeoutException.class})
    ResponseEntity<byte[]> away(Exception away, HttpServletRequest http) {
        if (SqlStates.cameFromInput(away)) {
            return answer(UNKEEPABLE, http);
        }
        if (!SqlStates.saysAway(away)) {
            return fault(away, http);
        }
        LOG.warn("The database is away: {}", away.getMessage());
        return answer(Problem.of(503, "DatabaseIsAway", "The database can't be reached.", "Ask again in a moment, with the same key.")
                .retryAfter(Duration.ofSeconds(2)), http);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unfit(DataIntegrityViolationException unfit, HttpServletRequest http) {
        return SqlStates.cameFromInput(unfit) ? answer(UNKEEPABLE, http) : fault(unfit, http);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> fault(Exception fault, HttpServletRequest http) {
        var answered = answer(Problem.of(500, "SomethingBroke", "This is our fault.", "Report it with the trace id."), http);
        LOG.error("{} {} broke", http.getMethod(), http.getRequestURI(), fault);
        return answered;
    }

    private ResponseEntity<byte[]> answer(Problem problem, HttpServletRequest http) {
        return Answers.response(ProblemDocument.of(problem, http.getRequestURI(), sources.trace(http).id()));
    }
}
