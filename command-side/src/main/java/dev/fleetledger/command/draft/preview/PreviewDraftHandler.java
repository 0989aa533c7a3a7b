package dev.fleetledger.command.draft.preview;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.shelf.Drafts;
import dev.fleetledger.command.draft.shelf.OnShelf;
import dev.fleetledger.command.draft.submit.Submission;
import dev.fleetledger.command.draft.submit.Submissions;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.question.Asking;
import dev.fleetledger.command.question.OpenPreviews;
import dev.fleetledger.command.question.Questions;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.command.rollout.launch.Frozen;
import dev.fleetledger.contract.question.QuestionEvent;

/** Asks each target for a preview of exactly what a submit would send, unless the same preview is still open. */
@Component
final class PreviewDraftHandler {

    private final Drafts drafts;
    private final Submissions submissions;
    private final Frozen frozen;
    private final OpenPreviews previews;
    private final Questions questions;
    private final Book book;

    PreviewDraftHandler(Drafts drafts, Submissions submissions, Frozen frozen, OpenPreviews previews, Questions questions,
            Book book) {
        this.drafts = drafts;
        this.submissions = submissions;
        this.frozen = frozen;
        this.previews = previews;
        this.questions = questions;
        this.book = book;
    }

    @CommandHandler
    Answer handle(PreviewDraft command) {
        Request request = command.request();
        OnShelf found = drafts.find(command.draft(), request);
        Submission submission = submissions.of(found);
        request.notes().because(request.body().reason());
        Draft.open(found.draft());
        submission.decided();
        submissions.keepRules(found, submission);
        return asked(found, Inquiry.of(found, submission, manifests(found.content(), submission)), request);
    }

    /** Uses the draft's id while the workload does not exist, so that repeated previews render identical manifests. */
    private Map<String, String> manifests(Content content, Submission submission) {
        UUID workload = content.basedOn() == null ? content.draft() : submission.id();
        return frozen.manifests(workload, submission.specification(), submission.restartedAt(),
                submission.aim().clusters().stream().filter(it -> !it.left()).toList());
    }

    private Answer asked(OnShelf found, Inquiry inquiry, Request request) {
        Optional<History<QuestionEvent>> open = previews.newest(inquiry.draft())
                .map(question -> book.read(Streams.question(question), QuestionEvent.class))
                .filter(history -> inquiry.isWhatWasAsked((QuestionEvent.Asked) history.events().getFirst()));
        if (open.isPresent()) {
            QuestionEvent.Asked first = (QuestionEvent.Asked) open.get().events().getFirst();
            return answer(found, open.get().last().toString(), first.question(), first.expiresAt());
        }
        Asking asking = inquiry.through(questions);
        return answer(found, book.write(List.of(asking.event()), request), asking.question(), asking.expiresAt());
    }

    private static Answer answer(OnShelf found, String position, UUID question, Instant expiresAt) {
        return Answer.of(202, new Outcome(found.content().draft(), found.version(), position)
                .with("question", question).with("expiresAt", expiresAt).at("/api/v1/drafts/" + found.content().draft() + "/preview"));
    }
}
