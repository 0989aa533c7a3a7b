package dev.fleetledger.problem.http;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;

import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.problem.Problem;
import dev.fleetledger.problem.ProblemException;
import dev.fleetledger.problem.ProblemMapper;
import dev.fleetledger.problem.UnavailableException;

/** Turns every exception of a request into a problem. Each side has one subclass, with its remedies. */
public abstract class AbstractProblemExceptionHandler {

    private static final Problem UNKNOWN_PATH =
            new Problem(404, "PathIsUnknown", "The interface has no such path.", "Look the path up in GET /api/v1/openapi.json.");

    /** Requests that Spring rejects by itself, by their status; any other is answered with the last one. */
    private static final Map<Integer, Problem> REJECTED_BY_SPRING = Map.of(
            404, UNKNOWN_PATH,
            405, new Problem(405, "MethodNotAllowed", "This path does not support this method.",
                    "GET and HEAD are answered by the query-side, other methods by the command-side. Look the path up in GET "
                            + "/api/v1/openapi.json."),
            406, new Problem(406, "NotAcceptable", "There is no answer in a media type that the header Accept allows.",
                    "Send Accept: application/json, or leave the header out."),
            413, ServerProblems.BODY_TOO_LARGE);

    private static final Set<Class<? extends Exception>> NOT_REACHED = Set.of(CannotCreateTransactionException.class,
            TransactionSystemException.class, DataAccessResourceFailureException.class, QueryTimeoutException.class, SQLException.class);

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final UnavailableException databaseUnavailable;

    /** @param remedy what to do when the database is unavailable */
    protected AbstractProblemExceptionHandler(String remedy, Duration retryAfter) {
        this.databaseUnavailable = new UnavailableException("DatabaseUnavailable", "The database can't be reached.", remedy, retryAfter);
    }

    @ExceptionHandler
    protected ResponseEntity<byte[]> handle(ProblemException refusal, HttpServletRequest request) {
        return ProblemResponses.of(ProblemMapper.toProblem(refusal), request);
    }

    /** Leaves parameters and headers that Spring's firewall rejects on reading to the handler of rejected paths. */
    @ExceptionHandler
    protected ResponseEntity<byte[]> handle(RequestRejectedException rejected) {
        throw rejected;
    }

    /** Tomcat parses parameters on first use, and fails at invalid percent-encoding. */
    @ExceptionHandler
    protected ResponseEntity<byte[]> handle(InvalidParameterException invalid, HttpServletRequest request) {
        return ProblemResponses.of(rejectedBySpring(invalid.getErrorCode()), request);
    }

    @ExceptionHandler
    protected ResponseEntity<byte[]> handle(Exception e, HttpServletRequest request) {
        if (e instanceof MissingServletRequestParameterException missing) {
            return handle(MalformedRequestException.missingParameter(missing.getParameterName()), request);
        }
        if (e instanceof ErrorResponse rejected) {
            return handle(rejected, request);
        }
        if (e instanceof HttpMessageNotReadableException unreadable) {
            return handle(unreadable, request);
        }
        if (isDatabaseUnavailable(e)) {
            log.warn("{} {} failed, the database is unavailable: {}", request.getMethod(), request.getRequestURI(), e.getMessage());
            return handle(databaseUnavailable, request);
        }
        log.error("{} {} failed, trace {}", request.getMethod(), request.getRequestURI(), TraceContext.of(request).id(), e);
        return ProblemResponses.of(ServerProblems.INTERNAL_ERROR, request);
    }

    /** The problem of a request that Spring rejects by itself with this status. */
    protected Problem rejectedBySpring(int status) {
        return REJECTED_BY_SPRING.getOrDefault(status,
                new Problem(status, "RequestIsInvalid", "The request can't be read.",
                        "Compare its path, parameters and headers with GET /api/v1/openapi.json."));
    }

    /** The body was too large, came too slowly, or broke off. */
    private ResponseEntity<byte[]> handle(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        if (unreadable.getCause() instanceof ErrorResponse rejected) {
            return handle(rejected, request);
        }
        log.debug("{} {} ended before its body was read", request.getMethod(), request.getRequestURI(), unreadable);
        return ProblemResponses.of(hasCause(unreadable, Set.of(SocketTimeoutException.class)) ? ServerProblems.REQUEST_IS_INCOMPLETE
                : rejectedBySpring(400), request);
    }

    private ResponseEntity<byte[]> handle(ErrorResponse rejected, HttpServletRequest request) {
        ResponseEntity<byte[]> response = ProblemResponses.of(rejectedBySpring(rejected.getStatusCode().value()), request);
        HttpHeaders headers = new HttpHeaders(response.getHeaders());
        rejected.getHeaders().getAllow().stream().findAny().ifPresent(any -> headers.setAllow(rejected.getHeaders().getAllow()));
        return new ResponseEntity<>(response.getBody(), headers, response.getStatusCode());
    }

    /** Errors of the server have a SQLSTATE; those of the pool and of Spring without one tell that it was not reached. */
    private static boolean isDatabaseUnavailable(Throwable e) {
        return SqlStates.isUnavailable(e)
                || hasCause(e, Set.of(SQLTransientConnectionException.class))
                || SqlStates.of(e) == null && hasCause(e, NOT_REACHED);
    }

    private static boolean hasCause(Throwable e, Set<Class<? extends Exception>> types) {
        return Stream.iterate(e, it -> it != null, Throwable::getCause).anyMatch(it -> types.stream().anyMatch(type -> type.isInstance(it)));
    }
}
