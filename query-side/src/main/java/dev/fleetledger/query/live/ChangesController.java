package dev.fleetledger.query.live;

import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.draft.DraftQueries;
import dev.fleetledger.query.web.QueryParameters;
import dev.fleetledger.query.workload.WorkloadQueries;

/** Changes as they happen, as server-sent events: those of objects that the reader may see. */
@RestController
class ChangesController {

    private final ChangeStreams streams;
    private final WorkloadQueries workloads;
    private final VisibleClusters clusters;
    private final DraftQueries drafts;

    ChangesController(ChangeStreams streams, WorkloadQueries workloads, VisibleClusters clusters, DraftQueries drafts) {
        this.streams = streams;
        this.workloads = workloads;
        this.clusters = clusters;
        this.drafts = drafts;
    }

    @GetMapping(path = "/api/v1/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Nullable SseEmitter changes(@RequestParam @Nullable String workload, @RequestParam @Nullable String cluster,
            @RequestParam @Nullable String draft, @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            AuthenticatedReader authenticatedReader, JwtAuthenticationToken token, HttpServletRequest request,
            HttpServletResponse response) {
        authenticatedReader.requireRole();
        ChangeFilter filter = new ChangeFilter(QueryParameters.uuid("workload", workload), cluster, QueryParameters.uuid("draft", draft));
        requireVisible(filter, authenticatedReader);
        // Proxies that understand it send each event on at once.
        response.setHeader("X-Accel-Buffering", "no");
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            return null;
        }
        return streams.open(filter, authenticatedReader, lastEventId, token.getToken().getExpiresAt());
    }

    private void requireVisible(ChangeFilter filter, AuthenticatedReader authenticatedReader) {
        UUID workload = filter.workload();
        if (workload != null) {
            workloads.requireVisible(workload, authenticatedReader);
        }
        if (filter.cluster() != null) {
            clusters.requireVisible(filter.cluster(), authenticatedReader);
        }
        UUID draft = filter.draft();
        if (draft != null) {
            drafts.requireVisible(draft, authenticatedReader);
        }
    }
}
