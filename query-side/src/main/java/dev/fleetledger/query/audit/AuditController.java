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

import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.draft.DraftQueries;
import dev.fleetledger.query.person.PersonDirectory.Person;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.QueryParameters;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.ReadsSnapshot;

/** The audit, newest entry first, and the history of a draft. */
@RestController
@ReadsSnapshot
class AuditController {

    /**
     * An accepted command on a draft, such as a save, an import, a rebase or a handover.
     *
     * @param step set for a save
     */
    record DraftHistoryEntry(String position, Instant at, Person actor, String action, @Nullable String step, @Nullable String reason,
            List<AuditEntryResponse.ChangeResponse> changes) {}

    private static final Pattern SAVE = Pattern.compile("draft\\.(\\w+)\\.save");

    private final AuditQueries auditQueries;
    private final DraftQueries drafts;

    AuditController(AuditQueries auditQueries, DraftQueries drafts) {
        this.auditQueries = auditQueries;
        this.drafts = drafts;
    }

    @GetMapping("/api/v1/audit")
    Page<AuditEntryResponse> list(@RequestParam @Nullable String actor, @RequestParam @Nullable String action,
            @RequestParam @Nullable String outcome,
            @RequestParam @Nullable String workload, @RequestParam @Nullable String cluster, @RequestParam @Nullable String draft,
            @RequestParam @Nullable String from, @RequestParam @Nullable String to, @RequestParam @Nullable String text,
                    AuthenticatedReader authenticatedReader,
            PageParameters pageParameters, ReadPoint readPoint) {
        String actorId = "me".equals(actor) ? authenticatedReader.subject() : actor;
        return auditQueries.page(new AuditQueries.Filter(actorId, action,
                QueryParameters.oneOf("outcome", outcome, List.of(AuditView.ACCEPTED, AuditView.REFUSED)),
                QueryParameters.uuid("workload", workload), cluster,
                QueryParameters.uuid("draft", draft), QueryParameters.time("from", from), QueryParameters.time("to", to), text),
                authenticatedReader, pageParameters, readPoint);
    }

    @GetMapping("/api/v1/audit/{position:\\d{1,18}}")
    AuditEntryResponse get(@PathVariable long position, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        return auditQueries.find(position, authenticatedReader, readPoint).orElseThrow(() -> new NotFoundException("entry"));
    }

    @GetMapping("/api/v1/drafts/{id}/history")
    Page<DraftHistoryEntry> history(@PathVariable UUID id, AuthenticatedReader authenticatedReader, PageParameters pageParameters,
            ReadPoint readPoint) {
        drafts.requireVisible(id, authenticatedReader);
        return auditQueries.page(new AuditQueries.Filter(null, null, AuditView.ACCEPTED, null, null, id, null, null, null),
                authenticatedReader, pageParameters, readPoint)
                .map(entries -> entries.stream().map(AuditController::toHistoryEntry).toList());
    }

    /** The action contains the step: {@code draft.basics.save}. */
    private static DraftHistoryEntry toHistoryEntry(AuditEntryResponse entry) {
        Matcher save = SAVE.matcher(entry.action());
        return new DraftHistoryEntry(entry.position(), entry.at(), entry.actor(), entry.action(), save.matches() ? save.group(1) : null,
                entry.reason(),
                entry.changes());
    }
}
