package dev.fleetledger.query.question;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.query.access.People;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Filters;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Page;
import dev.fleetledger.query.answer.Paging;
import dev.fleetledger.query.answer.Refusal;
import dev.fleetledger.query.draft.DraftAnswers;
import dev.fleetledger.query.draft.DraftView;

/** The preview of a draft, cluster by cluster. */
@RestController
class PreviewController {

    private final DraftAnswers drafts;
    private final Previews previews;
    private final People people;

    PreviewController(DraftAnswers drafts, Previews previews, People people) {
        this.drafts = drafts;
        this.previews = previews;
        this.people = people;
    }

    @GetMapping("/api/v1/drafts/{id}/preview")
    PreviewAnswer preview(@PathVariable UUID id, @RequestParam @Nullable String state, Reader reader, Paging paging, Moment moment) {
        Filters.oneOf("state", state, PreviewAnswer.STATES);
        DraftView draft = drafts.visible(id, reader, moment);
        Previews.Asked asked = previews.newest(id).orElseThrow(() -> new Refusal(404, "PreviewNotAsked",
                "No cluster was asked about this draft yet.", "Ask by POST /api/v1/drafts/" + id + ":preview, then read here."));
        Page<PreviewAnswer.Said> page = previews.page(id, asked, state, reader, paging, moment);
        return new PreviewAnswer(asked.question(), people.names(List.of(asked.by())).person(asked.by()), asked.at(), asked.expiresAt(),
                asked.draftVersion(), draft.contentVersion() > asked.draftVersion(), previews.counts(id, asked, reader, moment), page.items(),
                page.next(), page.total(), page.asOf(), page.position());
    }
}
