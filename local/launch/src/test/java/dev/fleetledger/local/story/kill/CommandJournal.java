package dev.fleetledger.local.story.kill;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.fleetledger.local.story.ApiResponse;

/** The commands that were answered. Everything in the system must belong to one of them, and each of them must have had its effect. */
final class CommandJournal {

    /** @param position position in the answer; empty if the command was refused */
    record Answered(ClientCommand command, String position) {

        String key() {
            return command.key();
        }
    }

    private final Map<String, Answered> byKey = new ConcurrentHashMap<>();

    void add(ClientCommand command, ApiResponse answer) {
        byKey.put(command.key(), new Answered(command, command.isRefusalExpected() ? "" : answer.position()));
    }

    Optional<Answered> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    List<Answered> all() {
        return List.copyOf(byKey.values());
    }
}
