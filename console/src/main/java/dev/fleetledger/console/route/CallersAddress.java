package dev.fleetledger.console.route;

import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * The address that the audit names: as the console saw it, never as the caller says. Behind a proxy that is trusted,
 * {@code server.forward-headers-strategy} makes it the right one.
 */
@Component
class CallersAddress implements RequestHttpHeadersFilter, Ordered {

    @Override
    public HttpHeaders apply(HttpHeaders sent, ServerRequest request) {
        HttpHeaders passed = new HttpHeaders();
        passed.addAll(sent);
        passed.set("X-Forwarded-For", request.servletRequest().getRemoteAddr());
        return passed;
    }

    /** After the gateway's own filter, which takes away whatever the caller claims. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
