package dev.fleetledger.query.platform;

import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.query.past.ReadPointHolder;
import dev.fleetledger.query.past.ReadPointResolver;

/** Binds the point of the past that the parameter {@code at} names, until the request has been answered. */
@Component
public class TimeTravelInterceptor implements HandlerInterceptor {

    /** Name of the query parameter. */
    static final String PARAMETER = "at";

    /** Paths of what has a past. */
    public static final List<String> PATHS = Stream.of("drafts", "workloads", "rollouts", "clusters", "grants")
            .map(collection -> "/api/v1/" + collection + "/**").toList();

    private static final String BINDING = TimeTravelInterceptor.class.getName();

    private final ReadPointResolver readPointResolver;

    TimeTravelInterceptor(ReadPointResolver readPointResolver) {
        this.readPointResolver = readPointResolver;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws InterruptedException {
        String[] requested = request.getParameterValues(PARAMETER);
        if (requested == null) {
            return true;
        }
        if (requested.length > 1) {
            throw MalformedRequestException.parameter(PARAMETER, "Send it once.");
        }
        request.setAttribute(BINDING, ReadPointHolder.bind(readPointResolver.resolve(PARAMETER, requested[0])));
        return true;
    }

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(BINDING) instanceof ReadPointHolder.Binding binding) {
            binding.close();
        }
    }
}
