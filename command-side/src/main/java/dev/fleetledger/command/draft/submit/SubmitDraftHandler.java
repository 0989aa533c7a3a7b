package dev.fleetledger.command.draft.submit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.shelf.Drafts;
import dev.fleetledger.command.draft.shelf.OnShelf;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.command.rollout.launch.Launch;
import dev.fleetledger.command.rollout.launch.NotFollowed;
import dev.fleetledger.command.rollout.launch.Reservation;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.ledger.NewEvent;

/** Appends the events of draft, workload, rollout and deployments and stores names and manifests in one transaction. */
@Component
final class SubmitDraftHandler {

    private final Drafts drafts;
    private final Submissions submissions;
    private final Reservation names;
    private final Launch launch;
    private final Book book;
    private final Ids ids;

    SubmitDraftHandler(Drafts drafts, Submissions submissions, Reservation names, Launch launch, Book book, Ids ids) {
        this.drafts = drafts;
        this.submissions = submissions;
        this.names = names;
        this.launch = launch;
        this.book = book;
        this.ids = ids;
    }

    @CommandHandler
    Answer handle(SubmitDraft command) {
        Request request = command.request();
        OnShelf found = drafts.find(command.draft(), request);
        Submission submission = submissions.of(found);
        request.mustHaveSeen(found.version());
        request.notes().because(request.body().reason());

        UUID rollout = ids.next();
        Known known = decided(found, submission, rollout);
        names.reserve(submission.id(), submission.specification(), submission.aim().names());
        NotFollowed.check(submissions.keepRules(found, submission));
        return written(found, submission, known, rollout, request);
    }

    /** Draft and workload must allow the submit; this is checked before everything else. */
    private static Known decided(OnShelf found, Submission submission, UUID rollout) {
        Draft.decide(found.draft(), new DraftCommand.Submit(submission.id(), 0, rollout));
        Workload before = Workload.of(submission.workload().events());
        return Workload.known(Workload.after(before, submission.decided()));
    }

    private Answer written(OnShelf found, Submission submission, Known known, UUID rollout, Request request) {
        List<WorkloadEvent> revised = submission.decided();
        List<DraftEvent> submitted = Draft.decide(found.draft(), new DraftCommand.Submit(known.workload(), known.revision(), rollout));
        List<NewEvent> events = new ArrayList<>(submission.workload().then(revised));
        events.addAll(submission.family().founding());
        events.addAll(launch.bring(known, rollout, submission.aim().clusters(), submission.leaving()));
        events.addAll(found.history().then(submitted));
        String position = book.write(events, request);
        return Answer.of(202, new Outcome(found.content().draft(), found.history().versionAfter(submitted), position)
                .with("workloadId", known.workload())
                .with("revision", known.revision())
                .with("rolloutId", rollout)
                .at("/api/v1/workloads/" + known.workload()));
    }
}
