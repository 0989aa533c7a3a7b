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

    private final TokenRelay tokens;

    ApiRouteConfiguration(TokenRelay tokens) {
        this.tokens = tokens;
    }

    @Bean
    RouterFunction<ServerResponse> sides(RouteProperties routeProperties) {
        return towards("query-side", routeProperties.query(), API.and(READS))
                .and(towards("command-side", routeProperties.command(), API.and(READS.negate())));
    }

    private RouterFunction<ServerResponse> towards(String side, URI address, RequestPredicate asked) {
        return route(side)
                .route(asked, http())
                .before(uri(address))
                .before(tokens::in)
                .onError(OAuth2AuthorizationException.class, (error, request) -> ConsoleProblem.SESSION_IS_OVER.answer(request))
                .onError(BodyTooLargeException.class, (error, request) -> ConsoleProblem.BODY_IS_TOO_LARGE.answer(request))
                .onError(UncheckedIOException.class, (error, request) -> unreachable(side, error, request))
                .build();
    }

    private static ServerResponse unreachable(String side, Throwable error, ServerRequest request) {
        LOG.warn("{} is unavailable: {}", side, error.toString());
        return ConsoleProblem.SIDE_IS_UNREACHABLE.answer(request);
    }
}
