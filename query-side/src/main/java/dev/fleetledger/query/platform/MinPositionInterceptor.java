package dev.fleetledger.query.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.query.projection.checkpoint.CheckpointAwaiter;

/** Read-your-writes: delays a request until the views' checkpoint has reached the requested position. */
@Component
public class MinPositionInterceptor implements HandlerInterceptor {

    static final String HEADER = "Fleetledger-Min-Position";

    private final CheckpointAwaiter checkpointAwaiter;

    MinPositionInterceptor(CheckpointAwaiter checkpointAwaiter) {
        this.checkpointAwaiter = checkpointAwaiter;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws InterruptedException {
        String requested = request.getHeader(HEADER);
        if (requested == null) {
            return true;
        }
        if (!requested.matches("\\d{1,18}")) {
            throw new MalformedRequestException("PositionIsInvalid", "The header " + HEADER + " is not a position.",
                    "Send the `position` of a command's answer, unchanged.");
        }
        checkpointAwaiter.require(Long.parseLong(requested), "Try again after Retry-After, or leave the header out to read what is here.");
        return true;
    }
}
