package dev.fleetledger.query.web;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.judgement.access.MissingRight;

/** Turns every exception into a problem. */
@Component
@RestControllerAdvice
public class ProblemExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemExceptionHandler.class);

    /** Code and remedy by status, for requests that Spring itself rejects. */
    private static final Map<Integer, List<String>> CODES_BY_STATUS = Map.of(
            400, List.of("RequestIsInvalid", "Correct the request."),
            404, List.of("NotFound", "Check the path."),
            405, List.of("MethodNotAllowed", "This side only reads; send commands to the command-side."),
            406, List.of("NotAcceptable", "Accept application/json."));

    private final JsonMapper json;

    ProblemExceptionHandler(JsonMapper json) {
        this.json = json;
    }

    @ExceptionHandler
    ResponseEntity<ProblemResponse> handle(ProblemException problemException, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        problemException.headers().forEach(headers::set);
        String detail = problemException.getMessage() == null ? "" : problemException.getMessage();
        return toResponse(problem(problemException.status(), problemException.code(), detail, problemException.remedy(),
                problemException.missing(), request), headers);
    }

    /** A path with an invalid id gets 404, an invalid query parameter gets 400. */
    @ExceptionHandler
    ResponseEntity<ProblemResponse> handleInvalidId(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        boolean isPathVariable = mismatch.getParameter().hasParameterAnnotation(PathVariable.class);
        return handle(isPathVariable ? ProblemException.notFound("thing")
                : ProblemException.invalidParameter(mismatch.getName(), "See the description of the interface."), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemResponse> handleUnexpected(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse errorResponse) {
            int status = errorResponse.getStatusCode().value();
            List<String> codeAndRemedy = CODES_BY_STATUS.getOrDefault(status, List.of("RequestIsRefused", "Correct the request."));
            return toResponse(problem(status, codeAndRemedy.get(0), "The request can't be answered.", codeAndRemedy.get(1), null, request),
                    errorResponse.getHeaders());
        }
        if (isDatabaseUnavailable(e)) {
            LOG.warn("{} {} failed: the database is unavailable", request.getMethod(), request.getRequestURI());
            return handle(ProblemException.databaseUnavailable(), request);
        }
        ProblemResponse problemResponse = problem(500, "InternalError", "Something went wrong on our side.",
                "Try again; tell an administrator the traceId.",
                null, request);
        LOG.error("{} {} failed, trace {}", request.getMethod(), request.getRequestURI(), problemResponse.traceId(), e);
        return toResponse(problemResponse, new HttpHeaders());
    }

    /** Writes a problem outside of any controller, for example for a failed authentication. */
    public void write(HttpServletRequest request, HttpServletResponse response, int status, String code, String detail, String remedy)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem(status, code, detail, remedy, null, request)));
    }

    /** SQLSTATE classes 08, 53 and 57P (no connection, too many connections, connection terminated), or a timeout of the pool. */
    private static boolean isDatabaseUnavailable(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().matches("(08|53|57P).*")) {
                return true;
            }
        }
        return false;
    }

    private static ResponseEntity<ProblemResponse> toResponse(ProblemResponse problemResponse, HttpHeaders headers) {
        return ResponseEntity.status(problemResponse.status()).headers(headers).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problemResponse);
    }

    private static ProblemResponse problem(int status, String code, String detail, String remedy, @Nullable List<MissingRight> missing,
            HttpServletRequest request) {
        return new ProblemResponse("urn:fleetledger:problem:" + code, toTitle(code), status, detail, request.getRequestURI(), code, remedy,
                traceId(request), missing, List.of());
    }

    /** Turns a code into a title: NotSignedIn → Not signed in. */
    private static String toTitle(String code) {
        String codeAndRemedy = code.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(codeAndRemedy.charAt(0)) + codeAndRemedy.substring(1);
    }

    /** Returns the caller's trace id from the header {@code traceparent} (W3C Trace Context), otherwise a new one. */
    private static String traceId(HttpServletRequest request) {
        String parent = request.getHeader("traceparent");
        if (parent != null && parent.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")) {
            return parent.substring(3, 35);
        }
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(ThreadLocalRandom.current().nextLong()) + hex.toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
