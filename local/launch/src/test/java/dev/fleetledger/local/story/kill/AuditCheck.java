package dev.fleetledger.local.story.kill;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.local.story.kill.CommandJournal.Answered;

/** The audit has exactly one entry for each answered command, and no other since the first command. */
record AuditCheck(ListReader reader, Ledger ledger, CommandJournal journal) implements Check {

    @Override
    public List<String> findDiscrepancies() {
        Map<String, List<JsonNode>> entries = reader.readAll("/audit").stream()
                .filter(entry -> entry.path("position").asLong() > ledger.start())
                // A cluster joins by its agent's first report, which nobody commands, and rollouts advance by themselves.
                .filter(entry -> !entry.path("action").asString("").startsWith("cluster."))
                .filter(entry -> !entry.path("action").asString("").equals("rollout.advance"))
                .collect(groupingBy(entry -> entry.path("reason").asString("")));
        Map<String, List<LedgerEvent>> events = ledger.byKey();
        Stream<String> unknown = entries.entrySet().stream().filter(some -> journal.find(some.getKey()).isEmpty())
                .map(some -> "audit entries of no answered command: " + some.getValue());
        return Stream.concat(unknown, journal.all().stream().flatMap(answered -> findDiscrepancies(answered,
                entries.getOrDefault(answered.key(), List.of()), events.getOrDefault(answered.key(), List.of())).stream())).toList();
    }

    private static List<String> findDiscrepancies(Answered answered, List<JsonNode> entries, List<LedgerEvent> events) {
        if (entries.size() != 1) {
            return List.of(answered.key() + " has " + entries.size() + " entries in the audit: " + entries);
        }
        JsonNode entry = entries.getFirst();
        List<String> found = new ArrayList<>();
        compare(answered, "action", answered.command().action(), entry.path("action").asString(""), found);
        compare(answered, "outcome", answered.command().isRefusalExpected() ? "refused" : "accepted", entry.path("outcome").asString(""),
                found);
        compare(answered, "position", events.isEmpty() ? "none" : Long.toString(events.getLast().position()),
                entry.path("position").asString(""), found);
        compare(answered, "clusters", generations(events), generations(entry), found);
        return found;
    }

    private static void compare(Answered answered, String what, Object expected, Object found, List<String> discrepancies) {
        if (!Objects.equals(expected, found)) {
            discrepancies.add("the audit's entry of " + answered.key() + " has " + what + " " + found + " instead of " + expected);
        }
    }

    private static TreeSet<String> generations(List<LedgerEvent> events) {
        var generations = new TreeSet<String>();
        events.stream().filter(event -> event.type().equals("deployment.wanted"))
                .forEach(event -> generations.add(event.payload().path("cluster").asString() + " " + event.generation()));
        return generations;
    }

    private static TreeSet<String> generations(JsonNode entry) {
        var generations = new TreeSet<String>();
        entry.path("clusters").forEach(it -> generations.add(it.path("cluster").asString() + " " + it.path("generation").asLong()));
        return generations;
    }
}
