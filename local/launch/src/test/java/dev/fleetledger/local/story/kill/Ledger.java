package dev.fleetledger.local.story.kill;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The events of the ledger.
 *
 * @param start position of the last event before the first command was sent
 */
public record Ledger(List<LedgerEvent> events, long start) {

    private static final String WANTED = "deployment.wanted";

    /** Events since the first command. */
    List<LedgerEvent> later() {
        return events.stream().filter(event -> event.position() > start).toList();
    }

    /** Events appended by a person's command, by the client's key, in their order. */
    Map<String, List<LedgerEvent>> byKey() {
        return later().stream().filter(event -> !event.isBySystem()).collect(groupingBy(LedgerEvent::key));
    }

    /** Events that the system appended as a consequence of a command. */
    List<LedgerEvent> consequences() {
        return later().stream().filter(LedgerEvent::isBySystem).toList();
    }

    Map<String, List<LedgerEvent>> byStream() {
        return events.stream().collect(groupingBy(LedgerEvent::stream, LinkedHashMap::new, toList()));
    }

    /** The newest wanted state of a deployment. */
    public Optional<LedgerEvent> wanted(String workload, String cluster) {
        return wanted("Deployment/" + workload + "/" + cluster).reduce((_, later) -> later);
    }

    /**
     * The event that this one follows from: a deployment's wanted state of the same generation, the plan of a rollout, or of the one that
     * deletes the workload.
     */
    Optional<LedgerEvent> cause(LedgerEvent event) {
        if (event.type().equals("workload.deleted")) {
            return events.stream().filter(other -> other.type().equals("rollout.planned")
                    && other.payload().path("kind").asString("").equals("delete")
                    && event.stream().equals("Workload/" + other.payload().path("workload").asString(""))).findFirst();
        }
        return event.type().startsWith("rollout.") ? events.stream().filter(other -> other.stream().equals(event.stream())).findFirst()
                : wanted(event.stream()).filter(wanted -> wanted.generation() == event.generation()).findFirst();
    }

    private Stream<LedgerEvent> wanted(String stream) {
        return events.stream().filter(event -> event.stream().equals(stream) && event.type().equals(WANTED));
    }
}
