package dev.fleetledger.query.question;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.problem.StoredProblemException;

/** Finds an inventory list: the stored one while it is fresh, otherwise a new one if the cluster answers in time. */
@Component
class InventoryLookup {

    /**
     * @param view   null when there is no list
     * @param answer null when there is no list, or its contents have expired
     * @param stale  whether the list is older than allowed
     */
    record LookupResult(@Nullable InventoryView view, @Nullable Answer answer, boolean stale) {}

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
    private static final int POLL_INTERVAL_MILLIS = 50;

    private final InventoryViewRepository viewRepository;
    private final QuestionViewRepository questions;
    private final InventoryQuestionClient questionClient;
    private final AnswerContents contents;

    InventoryLookup(InventoryViewRepository viewRepository, QuestionViewRepository questions, InventoryQuestionClient questionClient,
            AnswerContents contents) {
        this.viewRepository = viewRepository;
        this.questions = questions;
        this.questionClient = questionClient;
        this.contents = contents;
    }

    /** Returns the stored list, however old, without asking the cluster. */
    LookupResult findStored(String cluster, String kind, @Nullable String namespace) {
        return result(viewRepository.findById(InventoryView.id(cluster, kind, namespace)).orElse(null), false);
    }

    /**
     * @param freshSince a list received after this time is fresh
     * @param token      the reader's token
     * @throws StoredProblemException the command-side's problem, when no older list can be returned instead
     */
    LookupResult find(String cluster, String kind, @Nullable String namespace, Instant freshSince, String token) {
        String id = InventoryView.id(cluster, kind, namespace);
        InventoryView stored = viewRepository.findById(id).orElse(null);
        if (stored != null && stored.receivedAt.isAfter(freshSince)) {
            return result(stored, false);
        }
        try {
            return switch (questionClient.ask(cluster, kind, namespace, token)) {
                case InventoryQuestionClient.AskResult.Accepted accepted -> awaitAnswer(accepted.question(), id)
                        .map(updated -> result(updated, false)).orElseGet(() -> result(stored, true));
                case InventoryQuestionClient.AskResult.Rejected rejected when stored == null ->
                        throw new StoredProblemException(rejected.problem());
                case InventoryQuestionClient.AskResult.Rejected _,
                        InventoryQuestionClient.AskResult.Unavailable _ -> result(stored, true);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return result(stored, true);
        }
    }

    private LookupResult result(@Nullable InventoryView view, boolean stale) {
        return new LookupResult(view, view == null ? null : contents.find(view.question, List.of(view.report)).get(view.report), stale);
    }

    private Optional<InventoryView> awaitAnswer(UUID question, String id) throws InterruptedException {
        long deadline = System.nanoTime() + ANSWER_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            // Checks the question first and the list second: in the other order an answer could arrive between the two reads.
            boolean answered = questions.findById(question).filter(questionView -> questionView.answered > 0).isPresent();
            Optional<InventoryView> updated = viewRepository.findById(id).filter(view -> view.question.equals(question));
            if (answered || updated.isPresent()) {
                return updated;
            }
            Thread.sleep(POLL_INTERVAL_MILLIS);
        }
        return Optional.empty();
    }
}
