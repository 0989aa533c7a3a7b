package dev.fleetledger.command.platform;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.problem.NotImplementedException;

/** Endpoints that are not implemented answer 501, never an empty success; implementing one removes it from here. Reads answer 405. */
@RestController
final class NotImplementedEndpoints {

    @PostMapping({
        "/api/v1/workloads/{id}:adopt", "/api/v1/registries"})
    void post(HttpServletRequest http) {
        throw notImplemented(http);
    }

    @PutMapping("/api/v1/registries/{id}")
    void put(HttpServletRequest http) {
        throw notImplemented(http);
    }

    @DeleteMapping("/api/v1/registries/{id}")
    void delete(HttpServletRequest http) {
        throw notImplemented(http);
    }

    /** Reads are answered by the query-side. */
    @GetMapping("/api/v1/**")
    void get() throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException("GET");
    }

    private static NotImplementedException notImplemented(HttpServletRequest http) {
        return new NotImplementedException(http.getMethod() + " " + http.getRequestURI() + " is described, but not built yet.",
                "Wait for a later version.");
    }
}
