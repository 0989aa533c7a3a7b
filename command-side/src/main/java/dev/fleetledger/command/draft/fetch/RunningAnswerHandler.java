package dev.fleetledger.command.draft.fetch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.question.RunningAnswerListener;
import dev.fleetledger.command.request.IdGenerator;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.draft.DraftEvent.Running;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.ledger.Ledger;

/** Fills drafts that wait for a cluster's answer, or records in them that no answer came. */
@Component
final class RunningAnswerHandler implements RunningAnswerListener {

    private static final String ACTION = "draft.fetch";

    private final Ledger ledger;
    private final EventStreamRepository streamRepository;
    private final IdGenerator idGenerator;

    RunningAnswerHandler(Ledger ledger, EventStreamRepository streamRepository, IdGenerator idGenerator) {
        this.ledger = ledger;
        this.streamRepository = streamRepository;
        this.idGenerator = idGenerator;
    }

    @Override
    public void onAnswer(UUID draft, UUID question, Answer answer) {
        fill(draft, question, asked -> RunningAnswerMapper.toCommand(asked, answer));
    }

    @Override
    public void onTimeout(UUID draft, UUID question) {
        fill(draft, question, RunningAnswerMapper::toTimeout);
    }

    /** Leaves a draft unchanged that has been discarded or waits for another answer by now. */
    private void fill(UUID id, UUID question, Function<Running, DraftCommand.Fetch> with) {
        EventStream<DraftEvent> eventStream = streamRepository.loadCompacted(StreamIds.draft(id), DraftEvent.class);
        Draft draft = Draft.of(eventStream.events());
        if (draft instanceof Draft.Fetching waiting && waiting.running().question().equals(question)) {
            List<DraftEvent> events = Draft.decide(draft, with.apply(waiting.running()));
            ledger.append(eventStream.next(events), causedBy(question));
        }
    }

    /** The actor is the system; the causation is the command that asked the question. */
    private Map<String, String> causedBy(UUID question) {
        Map<String, String> notes = new HashMap<>(Map.of(EventMetadata.ACTOR, EventMetadata.SYSTEM, EventMetadata.ACTION, ACTION, EventMetadata.COMMAND, idGenerator.next().toString()));
        ledger.read(StreamIds.question(question)).stream().findFirst().ifPresent(asked -> {
            put(notes, EventMetadata.CAUSATION, asked.metadata().get(EventMetadata.COMMAND));
            put(notes, EventMetadata.CORRELATION, asked.metadata().get(EventMetadata.CORRELATION));
            put(notes, EventMetadata.TRACEPARENT, asked.metadata().get(EventMetadata.TRACEPARENT));
        });
        return notes;
    }

    private static void put(Map<String, String> notes, String key, @Nullable String value) {
        if (value != null) {
            notes.put(key, value);
        }
    }
}
