package dev.fleetledger.console.route;

import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Sets the client address for the audit from the connection, never from a header of the caller. Behind a trusted proxy,
 * {@code server.forward-headers-strategy} supplies the right address.
 */
@Component
class ClientAddressFilter implements RequestHttpHeadersFilter, Ordered {

    @Override
    public HttpHeaders apply(HttpHeaders headers, ServerRequest request) {
        HttpHeaders forwarded = new HttpHeaders();
        forwarded.addAll(headers);
        forwarded.set("X-Forwarded-For", request.servletRequest().getRemoteAddr());
        return forwarded;
    }

    /** Runs after the gateway's own filter, which removes any address that the caller claims. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
