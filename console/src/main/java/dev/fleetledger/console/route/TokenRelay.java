package dev.fleetledger.console.route;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

import dev.fleetledger.console.session.SessionAccessToken;
import dev.fleetledger.problem.http.TraceContext;

/** Sends to the service the caller's own token or that of the session, and the trace id of our log lines; never a cookie. */
@Component
class TokenRelay {

    private final SessionAccessToken sessionToken;

    TokenRelay(SessionAccessToken sessionToken) {
        this.sessionToken = sessionToken;
    }

    ServerRequest withToken(ServerRequest request) {
        return ServerRequest.from(request).headers(headers -> {
            headers.remove(HttpHeaders.COOKIE);
            headers.set("traceparent", TraceContext.of(request.servletRequest()).traceparent());
            if (!headers.containsHeader(HttpHeaders.AUTHORIZATION)) {
                sessionToken.current().ifPresent(headers::setBearerAuth);
            }
        }).build();
    }
}
