package dev.fleetledger.command.undo.inverse;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.EventNames;

/**
 * An accepted command as the ledger records it.
 *
 * @param position of its entry in the audit
 * @param history  all events of the stream that it has changed, before it, its own and later ones
 * @param rollout  absent unless it has planned one
 */
public record RecordedCommand(String action, long position, List<PastEvent> history, @Nullable RolloutFacts rollout) {

    /** The command's last event of this type. */
    <E> Optional<E> own(Class<E> type) {
        return last(type, PastEvent::own);
    }

    /** @throws NoSuchElementException when the command has appended none, which its handler never does */
    <E> E requireOwn(Class<E> type) {
        return own(type).orElseThrow(() -> new NoSuchElementException(action + " has appended no " + type.getSimpleName()));
    }

    /** The last event of this type before the command, which also satisfies the condition. */
    <E> Optional<E> before(Class<E> type, Predicate<E> condition) {
        return history.stream().filter(it -> !it.own() && it.position() < position).map(PastEvent::payload).filter(type::isInstance)
                .map(type::cast).filter(condition).reduce((one, later) -> later);
    }

    /** The last event of this type in the whole history. */
    <E> Optional<E> last(Class<E> type) {
        return last(type, it -> true);
    }

    List<PastEvent> later() {
        return history.stream().filter(it -> !it.own() && it.position() > position).toList();
    }

    /** Positions of the later events that satisfy the condition. */
    List<Long> later(Predicate<PastEvent> condition) {
        return later().stream().filter(condition).map(PastEvent::position).toList();
    }

    List<Long> later(Class<?>... types) {
        Set<String> names = Arrays.stream(types).map(type -> EventNames.of(type).name()).collect(Collectors.toSet());
        return later(it -> names.contains(it.name()));
    }

    boolean hasLater(Class<?> type) {
        return !later(type).isEmpty();
    }

    private <E> Optional<E> last(Class<E> type, Predicate<PastEvent> condition) {
        return history.stream().filter(condition).map(PastEvent::payload).filter(type::isInstance).map(type::cast)
                .reduce((one, later) -> later);
    }
}
