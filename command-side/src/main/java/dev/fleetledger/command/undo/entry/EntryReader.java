package dev.fleetledger.command.undo.entry;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.undo.inverse.PastEvent;
import dev.fleetledger.command.undo.inverse.RecordedCommand;
import dev.fleetledger.command.undo.inverse.RolloutFacts;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.EventNames;
import dev.fleetledger.contract.OutcomeEvents;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.ledger.EventOutline;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.RecordedEvent;
import dev.fleetledger.ledger.StreamId;

/** Reads entries of the audit from the ledger. */
@Component
public final class EntryReader {

    private static final Set<String> OUTCOMES = OutcomeEvents.TYPES.stream().map(type -> EventNames.of(type).name()).collect(toSet());

    private final Ledger ledger;
    private final HistoryReader historyReader;
    private final RolloutFactsReader rolloutReader;

    EntryReader(Ledger ledger, HistoryReader historyReader, RolloutFactsReader rolloutReader) {
        this.ledger = ledger;
        this.historyReader = historyReader;
        this.rolloutReader = rolloutReader;
    }

    /** @param position of the entry, which is that of its command's last event, or of another event of the command */
    public Optional<RecordedEntry> find(Position position) {
        List<EventOutline> events = ledger.outlineCommand(position);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        RecordedEvent first = ledger.readAt(List.of(TargetStream.find(events).position())).getFirst();
        return Optional.of(new RecordedEntry(events, first, target(events, first)));
    }

    /**
     * Reads the history of what the entry has changed.
     *
     * @param entry of a change that a person has made
     */
    public RecordedChange read(RecordedEntry entry) {
        RecordedEvent first = entry.first();
        StreamId stream = changedStream(first);
        List<EventOutline> outline = ledger.outline(stream);
        List<PastEvent> history = historyReader.read(outline, entry.command());
        String action = first.metadata().getOrDefault(EventMetadata.ACTION, first.name());
        return new RecordedChange(entry.command(), id(first, stream), entry.target(), TargetVersion.of(stream, history),
                outline.getLast().position().value(),
                new RecordedCommand(action, entryPosition(entry.events()), history, findRollout(entry.events())));
    }

    /** Position of the entry whose command has appended this event. */
    public String positionOf(long event) {
        return Long.toString(entryPosition(ledger.outlineCommand(new Position(event))));
    }

    /** A command that appends to no workload, but plans a rollout of one, has changed the workload. */
    private static StreamId changedStream(RecordedEvent first) {
        return switch (first.payload()) {
            case RolloutEvent.Planned it -> StreamIds.workload(it.workload());
            case RolloutEvent.Started it -> StreamIds.workload(it.workload());
            default -> first.stream();
        };
    }

    private static String id(RecordedEvent first, StreamId stream) {
        return first.payload() instanceof GrantEvent grant ? grant.grant().toString() : stream.identifier();
    }

    private Target target(List<EventOutline> command, RecordedEvent first) {
        Target target = EntryTarget.of(first.payload(), findWorkload(first.payload()));
        UUID draft = command.stream().map(EventOutline::stream).filter(it -> it.type().equals("Draft")).findFirst()
                .map(it -> UUID.fromString(it.identifier())).orElse(target.draft());
        return new Target(draft, target.workload(), target.cluster(), target.namespace());
    }

    /** The workload whose rollout the event concerns; absent for other events. */
    private @Nullable UUID findWorkload(Object event) {
        return switch (event) {
            case RolloutEvent.Planned it -> it.workload();
            case RolloutEvent.Started it -> it.workload();
            case RolloutEvent it -> rolloutReader.findWorkload(it.rollout());
            default -> null;
        };
    }

    private @Nullable RolloutFacts findRollout(List<EventOutline> command) {
        return command.stream().filter(it -> it.name().equals(TargetStream.PLANNED)).findFirst()
                .map(it -> rolloutReader.read(UUID.fromString(it.stream().identifier()))).orElse(null);
    }

    private static long entryPosition(List<EventOutline> command) {
        return command.reversed().stream().filter(it -> !OUTCOMES.contains(it.name())).findFirst().orElseGet(command::getLast)
                .position().value();
    }
}
