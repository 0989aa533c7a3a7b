package dev.fleetledger.command.workload.stream;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.contract.workload.WorkloadEvent;

/**
 * Reads the event streams of workloads with few of their revisions. All of them may be hundreds of megabytes, and a command concerns the
 * newest and those that it names.
 */
@Component
public final class WorkloadStreamRepository {

    private final EventStreamRepository streamRepository;

    WorkloadStreamRepository(EventStreamRepository streamRepository) {
        this.streamRepository = streamRepository;
    }

    /** Loads the stream with the newest revision. */
    public EventStream<WorkloadEvent> load(UUID workload) {
        return load(workload, List.of());
    }

    /** @param revisions besides the newest; those that don't exist are ignored */
    public EventStream<WorkloadEvent> load(UUID workload, Collection<Integer> revisions) {
        return streamRepository.loadWithFew(StreamIds.workload(workload), WorkloadEvent.class, WorkloadEvent.Revised.class, revisions);
    }

    /** Returns specifications by revision, at least these; those that the state doesn't have are read at once. */
    public Map<Integer, JsonNode> specifications(WorkloadState workloadState, Collection<Integer> revisions) {
        Map<Integer, JsonNode> specifications = new HashMap<>(workloadState.specifications());
        List<Integer> missing = revisions.stream().filter(it -> !specifications.containsKey(it)).toList();
        if (!missing.isEmpty()) {
            // The state may have a revision that is not recorded yet.
            Workload.state(Workload.replay(load(workloadState.workload(), missing).events())).specifications()
                    .forEach(specifications::putIfAbsent);
        }
        return specifications;
    }
}
