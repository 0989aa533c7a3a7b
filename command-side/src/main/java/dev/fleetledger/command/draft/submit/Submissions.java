package dev.fleetledger.command.draft.submit;

import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.door.Standing;
import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.draft.shelf.OnShelf;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.judgement.access.Action;

/** Gathers what a draft amounts to, and asks whether the one who submits may do that everywhere it would change something. */
@Component
final class Submissions {

    private final Book book;
    private final Clusters clusters;
    private final Ids ids;

    Submissions(Book book, Clusters clusters, Ids ids) {
        this.book = book;
        this.clusters = clusters;
        this.ids = ids;
    }

    Submission of(OnShelf found) {
        Content content = found.content();
        BasedOn basedOn = content.basedOn();
        UUID workload = basedOn == null ? ids.next() : basedOn.workload();
        History<WorkloadEvent> history = basedOn == null
                ? History.none(Streams.workload(workload))
                : book.read(Streams.workload(workload), WorkloadEvent.class);
        Submission submission = Submission.of(content, workload, history, clusters.all());
        allowed(found.standing(), submission, found);
        return submission;
    }

    private static void allowed(Standing standing, Submission submission, OnShelf found) {
        standing.mayEditDraft(found.content(), found.targets());
        standing.mayInEach(Action.CHANGE_WORKLOAD, submission.touched(), submission.namespace());
        standing.mayInEach(Action.CREATE_NAMESPACE, submission.newNamespaces(), submission.namespace());
    }
}
