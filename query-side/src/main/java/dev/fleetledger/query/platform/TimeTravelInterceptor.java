package dev.fleetledger.query.platform;

import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

import dev.fleetledger.query.web.UnimplementedFeature;

/** Rejects requests with the parameter {@code at} as not implemented, instead of returning the present state. */
@Component
public class TimeTravelInterceptor implements HandlerInterceptor {

    /** Paths of what has a past that will be readable. */
    public static final List<String> PATHS = Stream.of("drafts", "workloads", "rollouts", "clusters", "grants")
            .map(collection -> "/api/v1/" + collection + "/**").toList();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getParameter("at") != null) {
            throw UnimplementedFeature.exception("The query parameter 'at', which reads the past,",
                    "Leave 'at' out to read the present; GET /api/v1/audit?to= lists what was done until a time.");
        }
        return true;
    }
}
