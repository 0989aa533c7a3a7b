package dev.fleetledger.query.question;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.web.ProblemException;

/** Finds an inventory list: the stored one while it is fresh, otherwise a new one if the cluster answers in time. */
@Component
class InventoryLookup {

    /**
     * @param view  null when there is no list
     * @param stale whether the list is older than allowed
     */
    record Found(@Nullable InventoryView view, boolean stale) {}

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LOOK_AGAIN_MILLIS = 50;

    private final InventoryViewRepository viewRepository;
    private final QuestionViewRepository questions;
    private final InventoryQuestionClient questionClient;

    InventoryLookup(InventoryViewRepository viewRepository, QuestionViewRepository questions, InventoryQuestionClient questionClient) {
        this.viewRepository = viewRepository;
        this.questions = questions;
        this.questionClient = questionClient;
    }

    /**
     * @param freshSince a list received after this time is fresh
     * @param token      the reader's token
     * @throws ProblemException the command-side's problem, when no older list can be returned instead
     */
    Found find(String cluster, String kind, @Nullable String namespace, Instant freshSince, String token) {
        String id = InventoryView.id(cluster, kind, namespace);
        InventoryView known = viewRepository.findById(id).orElse(null);
        if (known != null && known.receivedAt.isAfter(freshSince)) {
            return new Found(known, false);
        }
        try {
            return switch (questionClient.ask(cluster, kind, namespace, token)) {
                case InventoryQuestionClient.AskResult.Yes yes -> await(yes.question(), id).map(told -> new Found(told, false)).orElse(new Found(known, true));
                case InventoryQuestionClient.AskResult.No no when known == null -> throw new ProblemException(no.status(), no.code(), no.detail(), no.remedy());
                case InventoryQuestionClient.AskResult.No _, InventoryQuestionClient.AskResult.Away _ -> new Found(known, true);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Found(known, true);
        }
    }

    private Optional<InventoryView> await(UUID question, String id) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            // Checks the question first and the list second: in the other order an answer could arrive between the two reads.
            boolean answered = questions.findById(question).filter(asked -> asked.answered > 0).isPresent();
            Optional<InventoryView> told = viewRepository.findById(id).filter(view -> view.question.equals(question));
            if (answered || told.isPresent()) {
                return told;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return Optional.empty();
    }
}
