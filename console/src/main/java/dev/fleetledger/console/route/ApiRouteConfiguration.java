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
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchangeHandlerFunction;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.fleetledger.console.problem.ConsoleProblems;
import dev.fleetledger.problem.Problem;
import dev.fleetledger.problem.http.ProblemResponses;
import dev.fleetledger.problem.http.ServerProblems;
import dev.fleetledger.problem.limit.BodyTooLargeException;

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

    /** Otherwise a request that comes before the context is complete meets no filter, and fails. */
    @Bean
    SmartInitializingSingleton headerFiltersBeforeFirstRequest(ProxyExchangeHandlerFunction gateway, ApplicationContext context) {
        return () -> gateway.onApplicationEvent(new ContextRefreshedEvent(context));
    }

    private RouterFunction<ServerResponse> routeTo(String service, URI address, RequestPredicate predicate) {
        return route(service)
                .route(predicate, http())
                .before(uri(address))
                .before(tokenRelay::withToken)
                .onError(OAuth2AuthorizationException.class, (error, request) -> respond(ConsoleProblems.SESSION_IS_OVER))
                .onError(BodyUnreadableException.class, (error, request) -> respond(problemOf(error)))
                .onError(UncheckedIOException.class, (error, request) -> handleUnavailable(service, error))
                .build();
    }

    private static ServerResponse handleUnavailable(String service, Throwable error) {
        LOG.warn("{} is unavailable: {}", service, error.toString());
        return respond(ConsoleProblems.SIDE_IS_UNREACHABLE);
    }

    /** For a body that didn't arrive the server has begun its own answer already, which can't be replaced. */
    private static Problem problemOf(Throwable error) {
        return error.getCause() instanceof BodyTooLargeException ? ServerProblems.BODY_TOO_LARGE
                : ServerProblems.REQUEST_IS_INCOMPLETE;
    }

    private static ServerResponse respond(Problem problem) {
        return ServerResponse.status(problem.status()).build((request, response) -> {
            ProblemResponses.write(problem, request, response);
            return null;
        });
    }
}
