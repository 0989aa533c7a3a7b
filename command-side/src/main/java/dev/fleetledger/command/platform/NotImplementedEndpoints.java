package dev.fleetledger.command.platform;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.ProblemException;

/** Endpoints that are not implemented answer 501, never an empty success; implementing one removes it from here. Reads answer 405. */
@RestController
final class NotImplementedEndpoints {

    @PostMapping({
        "/api/v1/workloads/{id}:adopt", "/api/v1/workloads/{id}:undo",
        "/api/v1/rollouts/{id}:approve", "/api/v1/rollouts/{id}:reject", "/api/v1/rollouts/{id}:pause", "/api/v1/rollouts/{id}:resume",
        "/api/v1/rollouts/{id}:abort", "/api/v1/rollouts/{id}:retry", "/api/v1/rollouts/{id}:skip",
        "/api/v1/registries"})
    void post(CommandRequest commandRequest) {
        throw notImplemented(commandRequest);
    }

    @PutMapping({"/api/v1/registries/{id}", "/api/v1/settings"})
    void put(CommandRequest commandRequest) {
        throw notImplemented(commandRequest);
    }

    @DeleteMapping("/api/v1/registries/{id}")
    void delete(CommandRequest commandRequest) {
        throw notImplemented(commandRequest);
    }

    @GetMapping("/api/v1/**")
    void get(HttpServletRequest http) {
        throw ProblemException.of(405, "MethodNotAllowed", "This side only changes things.", "Ask the query-side for "
                + http.getRequestURI() + ".");
    }

    private static ProblemException notImplemented(CommandRequest commandRequest) {
        return ProblemException.of(501, "NotImplemented", commandRequest.line().method() + " " + commandRequest.line().path()
                + " is not built yet.",
                "Wait for a later version.");
    }
}
