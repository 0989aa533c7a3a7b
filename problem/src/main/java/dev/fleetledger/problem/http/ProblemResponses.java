package dev.fleetledger.problem.http;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.problem.Problem;

/** Writes problems as {@code application/problem+json}, bound to the request that they answer, and logs the trace id that they show. */
public final class ProblemResponses {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemResponses.class);
    private static final String TYPE = "urn:fleetledger:problem:";
    private static final JsonMapper JSON =
            ContractJson.MAPPER.rebuild().addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class).build();

    private ProblemResponses() {}

    public static ResponseEntity<byte[]> of(Problem problem, HttpServletRequest request) {
        return ResponseEntity.status(problem.status()).headers(headers(problem)).body(JSON.writeValueAsBytes(detail(problem, request)));
    }

    /** Answers outside of any controller, for example a failed authentication. */
    public static void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        headers(problem).forEach((name, values) -> response.setHeader(name, values.getFirst()));
        response.getOutputStream().write(JSON.writeValueAsBytes(detail(problem, request)));
    }

    private static HttpHeaders headers(Problem problem) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        if (problem.version() != null) {
            headers.setETag(Long.toString(problem.version()));
        }
        if (problem.retryAfter() != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(problem.retryAfter()));
        }
        return headers;
    }

    private static ProblemDetail detail(Problem problem, HttpServletRequest request) {
        LOG.info("{} {} is answered {} {}, trace {}", request.getMethod(), request.getRequestURI(), problem.status(), problem.code(),
                problem.extensions().getOrDefault("traceId", TraceContext.of(request).id()));
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(problem.status()), problem.detail());
        detail.setType(URI.create(TYPE + UriUtils.encode(problem.code(), StandardCharsets.UTF_8)));
        detail.setTitle(problem.title());
        // As a text: the path of a request that the server rejected need not be a URI.
        detail.setProperty("instance", request.getRequestURI());
        detail.setProperty("code", problem.code());
        detail.setProperty("remedy", problem.remedy());
        detail.setProperty("traceId", TraceContext.of(request).id());
        detail.setProperty("violations", List.of());
        // A stored problem keeps the trace id of the request that was refused.
        problem.extensions().forEach(detail::setProperty);
        return detail;
    }
}
