package dev.fleetledger.query.platform;

import java.util.Arrays;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.problem.NotFoundException;

/** Rejects parameters and path variables with the character NUL: no view contains it, and PostgreSQL doesn't accept it in a query. */
@Component
public class NulCharacterInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap().forEach((name, values) -> {
            if (Arrays.stream(values).anyMatch(NulCharacterInterceptor::containsNul)) {
                throw MalformedRequestException.parameter(name, "Leave out the character NUL (%00).");
            }
        });
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path
                && path.values().stream().anyMatch(value -> containsNul(String.valueOf(value)))) {
            throw new NotFoundException("object");
        }
        return true;
    }

    private static boolean containsNul(String text) {
        return text.indexOf('\0') >= 0;
    }
}
