package dev.fleetledger.command.draft.submit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.door.Standing;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.draft.shelf.DraftRules;
import dev.fleetledger.command.draft.shelf.OnShelf;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.manifest.rule.Findings;
import dev.fleetledger.manifest.rule.Violation;

/** Assembles what a submit would append, and checks the actor's rights in every affected cluster. */
@Component
public final class Submissions {

    private final Book book;
    private final Clusters clusters;
    private final DraftRules rules;
    private final Ids ids;

    Submissions(Book book, Clusters clusters, DraftRules rules, Ids ids) {
        this.book = book;
        this.clusters = clusters;
        this.rules = rules;
        this.ids = ids;
    }

    /** @throws Problem 403 with every cluster where the right is missing */
    public Submission of(OnShelf found) {
        Content content = found.content();
        BasedOn basedOn = content.basedOn();
        UUID workload = basedOn == null ? ids.next() : basedOn.workload();
        History<WorkloadEvent> history = basedOn == null
                ? History.none(Streams.workload(workload))
                : book.read(Streams.workload(workload), WorkloadEvent.class);
        Submission submission = Submission.of(content, workload, history, clusters.all(), family(content));
        allowed(found.standing(), submission, found);
        return submission;
    }

    /**
     * @return the warnings
     * @throws Problem 422 with all violations
     */
    public List<Violation> keepRules(OnShelf found, Submission submission) {
        Findings findings = rules.forSubmit(found.content());
        List<Violation> violations = new ArrayList<>(findings.violations());
        violations.addAll(submission.aim().violations());
        if (!violations.isEmpty()) {
            throw Problem.ruled(violations);
        }
        return findings.warnings();
    }

    private Family family(Content content) {
        return content.family() == null || content.from() == null || content.from().workload() == null
                ? Family.NONE
                : Family.of(content, book.read(Streams.workload(content.from().workload()), WorkloadEvent.class));
    }

    private static void allowed(Standing standing, Submission submission, OnShelf found) {
        standing.mayEditDraft(found.content(), found.targets());
        standing.mayInEach(Action.CHANGE_WORKLOAD, submission.touched(), submission.namespace());
        standing.mayInEach(Action.CREATE_NAMESPACE, submission.newNamespaces(), submission.namespace());
    }
}
