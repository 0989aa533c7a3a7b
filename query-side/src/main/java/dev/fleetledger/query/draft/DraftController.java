package dev.fleetledger.query.draft;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.manifest.render.Manifest;
import dev.fleetledger.manifest.render.ManifestRenderer;
import dev.fleetledger.manifest.yaml.YamlWriter;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.web.ETagResponse;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.QueryParameters;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.ReadsSnapshot;

/** Drafts: the list, one draft with its steps, its targets and its manifest. */
@RestController
@ReadsSnapshot
@RequestMapping("/api/v1/drafts")
class DraftController {

    /** Name of the frozen manifest that a submit would create: SHA-256 of the same objects as canonical JSON. */
    static final String MANIFEST_HEADER = "Fleetledger-Manifest";

    private static final List<String> STATES = List.of("fetching", "open", "submitted", "discarded");

    private final DraftQueries draftQueries;
    private final DraftEvaluator evaluator;
    private final DraftTargetQueries targetQueries;
    private final DraftRenderer renderer;

    DraftController(DraftQueries draftQueries, DraftEvaluator evaluator, DraftTargetQueries targetQueries,
            DraftRenderer renderer) {
        this.draftQueries = draftQueries;
        this.evaluator = evaluator;
        this.targetQueries = targetQueries;
        this.renderer = renderer;
    }

    @GetMapping
    Page<DraftResponse.Summary> list(@RequestParam @Nullable String state, @RequestParam @Nullable String owner,
            @RequestParam @Nullable String namespace, @RequestParam @Nullable String cluster, AuthenticatedReader authenticatedReader,
            PageParameters pageParameters, ReadPoint readPoint) {
        String ownerId = "me".equals(owner) ? authenticatedReader.subject() : owner;
        return draftQueries.page(new DraftQueries.Filter(QueryParameters.oneOf("state", state, STATES), ownerId, namespace, cluster),
                authenticatedReader, pageParameters, readPoint);
    }

    @GetMapping("/{id}")
    ResponseEntity<DraftResponse> get(@PathVariable UUID id, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        DraftView draft = draftQueries.requireVisible(id, authenticatedReader);
        return ETagResponse.of(draft.version, readPoint, draftQueries.toResponse(draft, authenticatedReader, readPoint));
    }

    @GetMapping("/{id}/targets")
    DraftTargetsResponse targets(@PathVariable UUID id, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        DraftView draft = draftQueries.requireVisible(id, authenticatedReader);
        return targetQueries.read(evaluator.evaluate(draft), authenticatedReader, readPoint);
    }

    /** Renders the manifest for a cluster; without one, changes that depend on a cluster's labels are not included. */
    @GetMapping(path = "/{id}/manifest", produces = {"text/yaml;charset=UTF-8", "application/yaml;charset=UTF-8"})
    ResponseEntity<String> manifest(@PathVariable UUID id, @RequestParam @Nullable String cluster, AuthenticatedReader authenticatedReader,
            ReadPoint readPoint) {
        DraftView draft = draftQueries.requireVisible(id, authenticatedReader);
        List<Manifest> manifests = renderer.render(draft, cluster, authenticatedReader);
        return ETagResponse.builder(draft.version, readPoint)
                .header(MANIFEST_HEADER, "sha256:" + ManifestRenderer.bundle(manifests).sha256()).body(YamlWriter.write(manifests));
    }
}
