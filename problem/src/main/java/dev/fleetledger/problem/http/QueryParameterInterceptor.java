package dev.fleetledger.problem.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

import dev.fleetledger.problem.MalformedRequestException;

/**
 * Refuses query parameters that the handler method doesn't read: a misspelt filter that was ignored would return everything. Methods
 * without a return value refuse every request with a problem of their own, so that their parameters don't matter.
 */
public final class QueryParameterInterceptor implements HandlerInterceptor {

    private final Map<Class<?>, Set<String>> namesByArgumentType;

    /** @param namesByArgumentType parameters that argument resolvers read, by the type of the argument */
    public QueryParameterInterceptor(Map<Class<?>, Set<String>> namesByArgumentType) {
        this.namesByArgumentType = Map.copyOf(namesByArgumentType);
    }

    /** @throws MalformedRequestException with the nearest name that the handler method reads */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null && handler instanceof HandlerMethod method && !method.isVoid()) {
            Set<String> known = Arrays.stream(method.getMethodParameters()).flatMap(this::names)
                    .collect(Collectors.toCollection(TreeSet::new));
            sentNames(request.getQueryString()).filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
                throw MalformedRequestException.unknownParameter(name, known);
            });
        }
        return true;
    }

    private Stream<String> names(MethodParameter argument) {
        RequestParam annotation = argument.getParameterAnnotation(RequestParam.class);
        if (annotation == null) {
            return namesByArgumentType.getOrDefault(argument.getParameterType(), Set.of()).stream();
        }
        return Stream.of(annotation.name().isEmpty() ? argument.getParameter().getName() : annotation.name());
    }

    /** Reads the query string because reading the request's parameters would consume the body of a form. */
    private static Stream<String> sentNames(String query) {
        return UriComponentsBuilder.newInstance().query(query).build().getQueryParams().keySet().stream()
                .map(QueryParameterInterceptor::decode);
    }

    private static String decode(String name) {
        try {
            return URLDecoder.decode(name, UTF_8);
        } catch (IllegalArgumentException e) {
            // No method reads a name that can't be decoded.
            return name;
        }
    }
}
