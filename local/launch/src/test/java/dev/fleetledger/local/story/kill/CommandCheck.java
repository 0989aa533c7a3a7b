package dev.fleetledger.local.story.kill;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.fleetledger.local.story.kill.CommandJournal.Answered;

/** Every answered command has appended exactly its events, once, and nobody else has appended any. */
record CommandCheck(Ledger ledger, CommandJournal journal) implements Check {

    @Override
    public List<String> findDiscrepancies() {
        Map<String, List<LedgerEvent>> byKey = ledger.byKey();
        Stream<String> unknown = byKey.entrySet().stream().filter(events -> journal.find(events.getKey()).isEmpty())
                .map(events -> "events of no answered command \"" + events.getKey() + "\": " + describe(events.getValue()));
        Stream<String> others = journal.all().stream().flatMap(answered ->
                findDiscrepancies(answered, byKey.getOrDefault(answered.key(), List.of())).stream());
        return Stream.concat(unknown, others).toList();
    }

    private List<String> findDiscrepancies(Answered answered, List<LedgerEvent> events) {
        List<String> found = new ArrayList<>();
        Map<String, Long> types = events.stream().filter(event -> !endsEarlierRollout(event, events))
                .collect(groupingBy(LedgerEvent::type, counting()));
        if (!isSame(types, answered.command().events())) {
            found.add(answered.key() + " should have appended " + answered.command().events() + ", but the ledger holds "
                    + describe(events));
        }
        if (events.stream().map(LedgerEvent::command).distinct().count() > 1) {
            found.add(answered.key() + " was executed more than once: " + describe(events));
        }
        if (!answered.position().isEmpty() && (events.isEmpty() || events.getLast().position() != Long.parseLong(answered.position()))) {
            found.add(answered.key() + " was answered with position " + answered.position() + ", but the ledger holds " + describe(events));
        }
        return found;
    }

    /**
     * Whether the command has left an earlier rollout of its workload without clusters. Whether that rollout was still running then
     * depends on the agents, so no command can be expected to end one.
     */
    private boolean endsEarlierRollout(LedgerEvent event, List<LedgerEvent> events) {
        return event.type().equals("rollout.finished") && event.payload().path("outcome").asString("").equals("superseded")
                && ledger.cause(event).map(CommandCheck::workload).stream().anyMatch(workload -> events.stream()
                        .anyMatch(other -> other.type().equals("deployment.wanted") && workload(other).equals(workload)));
    }

    private static String workload(LedgerEvent event) {
        return event.payload().path("workload").asString("");
    }

    private static boolean isSame(Map<String, Long> types, Map<String, Integer> expected) {
        return types.keySet().equals(expected.keySet()) && types.entrySet().stream()
                .allMatch(type -> type.getValue() == expected.get(type.getKey()).longValue());
    }

    private static List<String> describe(List<LedgerEvent> events) {
        return events.stream().map(LedgerEvent::describe).toList();
    }
}
