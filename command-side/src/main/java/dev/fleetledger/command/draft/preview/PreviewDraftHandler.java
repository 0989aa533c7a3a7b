package dev.fleetledger.command.draft.preview;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.repository.DraftRepository;
import dev.fleetledger.command.draft.repository.LoadedDraft;
import dev.fleetledger.command.draft.submit.Submission;
import dev.fleetledger.command.draft.submit.SubmissionAssembler;
import dev.fleetledger.command.question.PendingQuestion;
import dev.fleetledger.command.question.QuestionIssuer;
import dev.fleetledger.command.rollout.plan.ManifestFreezer;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.question.QuestionEvent;

/** Asks each target for a preview of exactly what a submit would send, unless the same preview is still open. */
@Component
final class PreviewDraftHandler {

    private final DraftRepository draftRepository;
    private final SubmissionAssembler submissionAssembler;
    private final ManifestFreezer manifestFreezer;
    private final QuestionIssuer questionIssuer;
    private final EventStreamRepository streamRepository;

    PreviewDraftHandler(DraftRepository draftRepository, SubmissionAssembler submissionAssembler, ManifestFreezer manifestFreezer,
            QuestionIssuer questionIssuer, EventStreamRepository streamRepository) {
        this.draftRepository = draftRepository;
        this.submissionAssembler = submissionAssembler;
        this.manifestFreezer = manifestFreezer;
        this.questionIssuer = questionIssuer;
        this.streamRepository = streamRepository;
    }

    @CommandHandler
    PreviewDraftResult handle(PreviewDraft command, Authorization authorization) {
        LoadedDraft found = draftRepository.find(command.draft(), authorization);
        Submission submission = submissionAssembler.assemble(found);
        Draft.requireOpen(found.draft());
        submission.workloadEvents();
        submissionAssembler.validate(found, submission);
        return findOrIssue(found, PreviewRequest.of(found, submission, freezeManifests(submission)));
    }

    private Map<String, String> freezeManifests(Submission submission) {
        return manifestFreezer.freeze(submission.id(), submission.specification(), submission.restartedAt(),
                submission.resolvedPlacement().clusters().stream().filter(it -> !it.left()).toList());
    }

    private PreviewDraftResult findOrIssue(LoadedDraft found, PreviewRequest previewRequest) {
        Optional<EventStream<QuestionEvent>> open = questionIssuer.findOpenPreview(previewRequest.draft())
                .map(question -> streamRepository.load(StreamIds.question(question), QuestionEvent.class))
                .filter(eventStream -> previewRequest.matches((QuestionEvent.Asked) eventStream.events().getFirst()));
        if (open.isPresent()) {
            QuestionEvent.Asked first = (QuestionEvent.Asked) open.get().events().getFirst();
            return result(found, first.question(), first.expiresAt(), open.get().last().toString());
        }
        PendingQuestion pendingQuestion = previewRequest.ask(questionIssuer);
        return result(found, pendingQuestion.question(), pendingQuestion.expiresAt(),
                streamRepository.append(List.of(pendingQuestion.event())));
    }

    private static PreviewDraftResult result(LoadedDraft found, UUID question, Instant expiresAt, String position) {
        return new PreviewDraftResult(found.content().draft().toString(), question, expiresAt, found.version(), position);
    }
}
