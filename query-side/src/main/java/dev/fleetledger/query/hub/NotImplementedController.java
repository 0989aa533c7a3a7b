package dev.fleetledger.query.hub;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.problem.NotImplementedException;
import dev.fleetledger.query.web.UnimplementedFeature;

/** Endpoints that are specified but not implemented: they return a problem with a remedy instead of an empty success. */
@RestController
class NotImplementedController {

    @GetMapping({"/api/v1/registries", "/api/v1/registries/{id}/images", "/api/v1/registries/{id}/images/{name}/tags"})
    void registries(HttpServletRequest request) {
        throw notImplemented(request, "Write an image with its registry into the containers step; a registry need not be added for it.");
    }

    @GetMapping("/api/v1/images:resolve")
    void resolve(HttpServletRequest request) {
        throw notImplemented(request, "Write the digest into the image yourself: name@sha256:….");
    }

    @GetMapping({"/api/v1/audit/verify", "/api/v1/audit/heads", "/api/v1/audit/export"})
    void sealedAudit(HttpServletRequest request) {
        throw notImplemented(request, "Read the audit page by page with GET /api/v1/audit, and keep a copy elsewhere.");
    }

    private static NotImplementedException notImplemented(HttpServletRequest request, String remedy) {
        return UnimplementedFeature.exception("GET " + request.getRequestURI(), remedy);
    }
}
