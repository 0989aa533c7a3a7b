package dev.fleetledger.query.answer;

import java.util.Arrays;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Rejects parameters and path variables with the character NUL: no view contains it, and PostgreSQL doesn't accept it in a query. */
@Component
public class Nul implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap().forEach((name, values) -> {
            if (Arrays.stream(values).anyMatch(Nul::isIn)) {
                throw Refusal.badFilter(name, "Leave out the character NUL.");
            }
        });
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path
                && path.values().stream().anyMatch(value -> isIn(String.valueOf(value)))) {
            throw Refusal.notFound("thing");
        }
        return true;
    }

    private static boolean isIn(String text) {
        return text.indexOf('\0') >= 0;
    }
}
