package dev.fleetledger.console.problem;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** The problems that the console itself responds with. */
public enum ConsoleProblem {

    NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED, "NotSignedIn", "Nobody is signed in",
            "The request has neither a bearer token nor a session.",
            "Sign in, or send Authorization: Bearer with a token of the identity provider."),
    SESSION_IS_OVER(HttpStatus.UNAUTHORIZED, "SessionIsOver", "The session is over",
            "The identity provider no longer renews this session.",
            "Sign in again; drafts are kept."),
    HEADER_IS_MISSING(HttpStatus.FORBIDDEN, "ConsoleHeaderIsMissing", "Not asked by the console's own page",
            "A change by a session needs the header X-Console: 1, which no other site can send.",
            "Make the change in the console, or send a bearer token instead of a session."),
    BODY_IS_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "BodyIsTooLarge", "Too much at once",
            "A body may have 1 MiB.",
            "Send less."),
    PATH_IS_UNKNOWN(HttpStatus.NOT_FOUND, "PathIsUnknown", "There is no such path",
            "Neither the page nor the interface has this path.",
            "Look it up in the interface's description."),
    REQUEST_IS_INVALID(HttpStatus.BAD_REQUEST, "RequestIsInvalid", "The request was turned away",
            "The path or a header could mean two things, or nothing.",
            "Check the path and the headers."),
    SOMETHING_BROKE(HttpStatus.INTERNAL_SERVER_ERROR, "InternalError", "Something broke here",
            "This is our fault.",
            "Report it with the trace id."),
    SIDE_IS_UNREACHABLE(HttpStatus.SERVICE_UNAVAILABLE, "UpstreamUnavailable", "A part of Fleetledger doesn't answer",
            "The service that answers this request can't be reached.",
            "Try again in a moment, with the same Idempotency-Key if it was a change.");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RETRY_AFTER_SECONDS = "2";

    private final HttpStatus status;
    private final String code;
    private final String title;
    private final String detail;
    private final String remedy;

    ConsoleProblem(HttpStatus status, String code, String title, String detail, String remedy) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
        this.remedy = remedy;
    }

    /** Returns the problem that is closest to a status chosen by other code. */
    public static ConsoleProblem of(int status) {
        return status >= 500 ? SOMETHING_BROKE : status == 404 ? PATH_IS_UNKNOWN : REQUEST_IS_INVALID;
    }

    /** Returns the problem as JSON bytes, for callers without a servlet response. */
    public byte[] toJson(int statusCode, String path, @Nullable String traceparent) {
        return JSON.writeValueAsBytes(toProblem(statusCode, path, traceparent));
    }

    public ServerResponse toResponse(ServerRequest request) {
        var response = ServerResponse.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.body(toProblem(request.servletRequest()));
    }

    public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        response.getOutputStream().write(JSON.writeValueAsBytes(toProblem(request)));
    }

    private ProblemResponse toProblem(HttpServletRequest request) {
        return toProblem(status.value(), request.getRequestURI(), request.getHeader("traceparent"));
    }

    private ProblemResponse toProblem(int statusCode, String path, @Nullable String traceparent) {
        return new ProblemResponse("urn:fleetledger:problem:" + code, title, statusCode, detail, path, code, remedy,
                TraceId.of(traceparent));
    }
}
