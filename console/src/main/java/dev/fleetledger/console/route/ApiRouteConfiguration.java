package dev.fleetledger.console.route;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.web.servlet.function.RequestPredicates.methods;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.io.UncheckedIOException;
import java.net.URI;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.fleetledger.console.problem.ConsoleProblem;

/** Routes one URL space to two services: GET and HEAD to the query side, all other methods to the command side. */
@Configuration(proxyBeanMethods = false)
class ApiRouteConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ApiRouteConfiguration.class);
    private static final RequestPredicate API = path("/api/**");
    private static final RequestPredicate READS = methods(GET, HEAD);

    private final TokenRelay tokenRelay;

    ApiRouteConfiguration(TokenRelay tokenRelay) {
        this.tokenRelay = tokenRelay;
    }

    @Bean
    RouterFunction<ServerResponse> apiRoutes(RouteProperties routeProperties) {
        return routeTo("query-side", routeProperties.query(), API.and(READS))
                .and(routeTo("command-side", routeProperties.command(), API.and(READS.negate())));
    }

    private RouterFunction<ServerResponse> routeTo(String service, URI address, RequestPredicate predicate) {
        return route(service)
                .route(predicate, http())
                .before(uri(address))
                .before(tokenRelay::withToken)
                .onError(OAuth2AuthorizationException.class, (error, request) -> ConsoleProblem.SESSION_IS_OVER.toResponse(request))
                .onError(BodyTooLargeException.class, (error, request) -> ConsoleProblem.BODY_IS_TOO_LARGE.toResponse(request))
                .onError(UncheckedIOException.class, (error, request) -> handleUnavailable(service, error, request))
                .build();
    }

    private static ServerResponse handleUnavailable(String service, Throwable error, ServerRequest request) {
        LOG.warn("{} is unavailable: {}", service, error.toString());
        return ConsoleProblem.SIDE_IS_UNREACHABLE.toResponse(request);
    }
}
