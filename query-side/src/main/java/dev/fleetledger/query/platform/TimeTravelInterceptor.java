package dev.fleetledger.query.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

import dev.fleetledger.query.web.UnimplementedFeature;

/** Rejects requests with the parameter {@code at} as not implemented, instead of returning the present state. */
@Component
public class TimeTravelInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getParameter("at") != null) {
            throw UnimplementedFeature.exception("The past ('at')",
                    "Leave 'at' out to read how it is now; GET /api/v1/audit?to= tells what was done until then.");
        }
        return true;
    }
}
