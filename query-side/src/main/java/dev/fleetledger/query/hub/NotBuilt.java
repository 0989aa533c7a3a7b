package dev.fleetledger.query.hub;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.query.answer.Refusal;

/** The paths of the interface that are described and not built yet: a problem that says so, and no empty success. */
@RestController
class NotBuilt {

    @GetMapping({
        "/api/v1/clusters/{id}/diff",
        "/api/v1/registries",
        "/api/v1/registries/{id}/images",
        "/api/v1/registries/{id}/images/{name}/tags",
        "/api/v1/images:resolve",
        "/api/v1/settings",
        "/api/v1/approvals",
        "/api/v1/audit/verify",
        "/api/v1/audit/heads",
        "/api/v1/audit/export",
        "/api/v1/diff",
        "/api/v1/changes"})
    void notBuilt(HttpServletRequest request) {
        throw Refusal.notBuilt("GET " + request.getRequestURI());
    }
}
