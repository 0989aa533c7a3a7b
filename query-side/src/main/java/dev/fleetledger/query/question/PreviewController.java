package dev.fleetledger.query.question;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.draft.DraftQueries;
import dev.fleetledger.query.draft.DraftView;
import dev.fleetledger.query.person.PersonDirectory;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.QueryParameters;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.ReadsSnapshot;

/** The preview of a draft, cluster by cluster. */
@RestController
@ReadsSnapshot
class PreviewController {

    private final DraftQueries drafts;
    private final PreviewQueries previewQueries;
    private final PersonDirectory personDirectory;

    PreviewController(DraftQueries drafts, PreviewQueries previewQueries, PersonDirectory personDirectory) {
        this.drafts = drafts;
        this.previewQueries = previewQueries;
        this.personDirectory = personDirectory;
    }

    @GetMapping("/api/v1/drafts/{id}/preview")
    PreviewResponse preview(@PathVariable UUID id, @RequestParam @Nullable String state, AuthenticatedReader authenticatedReader,
            PageParameters pageParameters, ReadPoint readPoint) {
        QueryParameters.oneOf("state", state, PreviewResponse.STATES);
        DraftView draft = drafts.requireVisible(id, authenticatedReader);
        QuestionView question = previewQueries.findNewest(id, readPoint).orElseThrow(() -> new NotFoundException("PreviewNotAsked",
                "This draft has no preview yet.", "Request one with POST /api/v1/drafts/" + id + ":preview, then read it here."));
        Map<String, Integer> counts = previewQueries.counts(question, authenticatedReader, readPoint);
        Page<PreviewResponse.ClusterVerdict> page = previewQueries.page(question, state, authenticatedReader, pageParameters, readPoint);
        long draftVersion = question.draftVersion == null ? 0 : question.draftVersion;
        return new PreviewResponse(question.id, personDirectory.names(List.of(question.askedBy)).person(question.askedBy),
                question.askedAt, question.expiresAt, draftVersion, draft.contentVersion() > draftVersion, counts, page.items(),
                page.next(), page.total(), page.asOf(), page.position());
    }
}
