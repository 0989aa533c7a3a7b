package dev.fleetledger.console.problem;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** A row for each thing that the console itself says no to. */
public enum Refusal {

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
    SIDE_IS_UNREACHABLE(HttpStatus.SERVICE_UNAVAILABLE, "SideIsUnreachable", "A part of Fleetledger doesn't answer",
            "The service that answers this request can't be reached.",
            "Try again in a moment, with the same Idempotency-Key if it was a change.");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RETRY_AFTER_SECONDS = "2";

    private final HttpStatus status;
    private final String code;
    private final String title;
    private final String detail;
    private final String remedy;

    Refusal(HttpStatus status, String code, String title, String detail, String remedy) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
        this.remedy = remedy;
    }

    public ServerResponse answer(ServerRequest request) {
        var answer = ServerResponse.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.body(problem(request.servletRequest()));
    }

    public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        response.getOutputStream().write(JSON.writeValueAsBytes(problem(request)));
    }

    private Problem problem(HttpServletRequest request) {
        return new Problem("urn:fleetledger:problem:" + code, title, status.value(), detail, request.getRequestURI(), code,
                remedy, TraceId.of(request.getHeader("traceparent")));
    }
}
