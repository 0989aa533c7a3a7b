package dev.fleetledger.query.question;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.answer.Refusal;

/** A list of a cluster's things: the one at hand while it is fresh, else a new one if the cluster tells it in time. */
@Component
class Looking {

    /** @param view absent when there is none @param stale it is older than it should be */
    record Found(@Nullable InventoryView view, boolean stale) {}

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LOOK_AGAIN_MILLIS = 50;

    private final Inventories inventories;
    private final Questions questions;
    private final CommandSide commandSide;

    Looking(Inventories inventories, Questions questions, CommandSide commandSide) {
        this.inventories = inventories;
        this.questions = questions;
        this.commandSide = commandSide;
    }

    /**
     * @param freshSince what was told since then need not be asked again
     * @param token      the reader's
     * @throws Refusal as the command-side refuses, when there is nothing to show instead
     */
    Found find(String cluster, String kind, @Nullable String namespace, Instant freshSince, String token) {
        String id = InventoryView.id(cluster, kind, namespace);
        InventoryView known = inventories.findById(id).orElse(null);
        if (known != null && known.receivedAt.isAfter(freshSince)) {
            return new Found(known, false);
        }
        try {
            return switch (commandSide.look(cluster, kind, namespace, token)) {
                case CommandSide.Asked.Yes yes -> await(yes.question(), id).map(told -> new Found(told, false)).orElse(new Found(known, true));
                case CommandSide.Asked.No no when known == null -> throw new Refusal(no.status(), no.code(), no.detail(), no.remedy());
                case CommandSide.Asked.No _, CommandSide.Asked.Away _ -> new Found(known, true);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Found(known, true);
        }
    }

    private Optional<InventoryView> await(UUID question, String id) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            // First whether it is answered, then what with: the other way round an answer may come in between.
            boolean answered = questions.findById(question).filter(asked -> asked.answered > 0).isPresent();
            Optional<InventoryView> told = inventories.findById(id).filter(view -> view.question.equals(question));
            if (answered || told.isPresent()) {
                return told;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return Optional.empty();
    }
}
