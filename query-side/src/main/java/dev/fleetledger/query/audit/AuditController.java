package dev.fleetledger.query.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.query.access.People.Person;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Filters;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Page;
import dev.fleetledger.query.answer.Paging;
import dev.fleetledger.query.answer.Refusal;
import dev.fleetledger.query.draft.DraftAnswers;

/** The audit, newest entry first, and the history of a draft. */
@RestController
class AuditController {

    /**
     * An accepted command on a draft, such as a save, an import, a rebase or a handover.
     *
     * @param step set for a save
     */
    record Done(String position, Instant at, Person actor, String action, @Nullable String step, @Nullable String reason,
            List<AuditAnswer.Changed> changes) {}

    private static final Pattern SAVE = Pattern.compile("draft\\.(\\w+)\\.save");

    private final AuditLists lists;
    private final DraftAnswers drafts;

    AuditController(AuditLists lists, DraftAnswers drafts) {
        this.lists = lists;
        this.drafts = drafts;
    }

    @GetMapping("/api/v1/audit")
    Page<AuditAnswer> list(@RequestParam @Nullable String actor, @RequestParam @Nullable String action, @RequestParam @Nullable String outcome,
            @RequestParam @Nullable String workload, @RequestParam @Nullable String cluster, @RequestParam @Nullable String draft,
            @RequestParam @Nullable String from, @RequestParam @Nullable String to, @RequestParam @Nullable String text, Reader reader,
            Paging paging, Moment moment) {
        String whose = "me".equals(actor) ? reader.subject() : actor;
        return lists.page(new AuditLists.Filter(whose, action,
                Filters.oneOf("outcome", outcome, List.of(AuditView.ACCEPTED, AuditView.REFUSED)), Filters.id("workload", workload), cluster,
                Filters.id("draft", draft), Filters.time("from", from), Filters.time("to", to), text, null), reader, paging, moment);
    }

    @GetMapping("/api/v1/audit/{position:\\d{1,18}}")
    AuditAnswer one(@PathVariable long position, Reader reader, Moment moment) {
        return lists.page(new AuditLists.Filter(null, null, null, null, null, null, null, null, null, position), reader,
                new Paging(1, List.of()), moment).items().stream().findFirst().orElseThrow(() -> Refusal.notFound("entry"));
    }

    @GetMapping("/api/v1/drafts/{id}/history")
    Page<Done> history(@PathVariable UUID id, Reader reader, Paging paging, Moment moment) {
        drafts.visible(id, reader, moment);
        return lists.page(new AuditLists.Filter(null, null, AuditView.ACCEPTED, null, null, id, null, null, null, null), reader, paging, moment)
                .map(entries -> entries.stream().map(AuditController::done).toList());
    }

    /** The action contains the step: {@code draft.basics.save}. */
    private static Done done(AuditAnswer entry) {
        Matcher save = SAVE.matcher(entry.action());
        return new Done(entry.position(), entry.at(), entry.actor(), entry.action(), save.matches() ? save.group(1) : null, entry.reason(),
                entry.changes());
    }
}
