package dev.fleetledger.command.workload.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.parts.kafka.Kafka;

class WorkloadStreamRepositoryIT {

    private static final TestHub HUB = new TestHub(Kafka.shared());
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final WorkloadStreamRepository repository =
            HUB.startInstance(WorkloadStreamRepository.class).getBean(WorkloadStreamRepository.class);

    @AfterAll
    static void close() {
        HUB.close();
    }

    @Test
    void loadsNewestRevisionAndThoseThatAreNamed() {
        UUID workload = workloadWith(6, 1);

        EventStream<WorkloadEvent> eventStream = repository.load(workload, List.of(2, 4, 17));

        assertThat(eventStream.events()).filteredOn(WorkloadEvent.Revised.class::isInstance)
                .extracting(it -> ((WorkloadEvent.Revised) it).revision()).containsExactly(2, 4, 6);
        assertThat(eventStream.events()).filteredOn(WorkloadEvent.Placed.class::isInstance).hasSize(6);
        assertThat(eventStream.version()).isEqualTo(13);
    }

    @Test
    void readsSpecificationThatIsNotLoaded() {
        WorkloadState state = load(workloadWith(6, 1));

        assertThat(state.revision()).isEqualTo(6);
        assertThat(state.hasRevision(3)).isTrue();
        assertThat(state.hasRevision(7)).isFalse();
        assertThatThrownBy(() -> state.specification(3)).hasMessageContaining("was not loaded");
        assertThat(repository.specifications(state, List.of(3, 6))).containsEntry(3, specification(3, 1))
                .containsEntry(6, specification(6, 1));
    }

    @Test
    void needsNoMoreMemoryForManyRevisionsThanForFew() {
        UUID few = workloadWith(5, 600_000);
        UUID many = workloadWith(60, 600_000);
        load(few);

        long forFew = allocatedBytes(() -> load(few));
        long forMany = allocatedBytes(() -> load(many));

        assertThat(forMany).isLessThan(2 * forFew);
    }

    private WorkloadState load(UUID workload) {
        return Workload.requireLive(Workload.replay(repository.load(workload).events()));
    }

    private static long allocatedBytes(Runnable action) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        action.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** Each revision is followed by a placement. */
    private static UUID workloadWith(int revisions, int length) {
        UUID workload = UUID.randomUUID();
        HUB.append(StreamIds.workload(workload), Map.of(), new WorkloadEvent.Created(workload, "DaemonSet", "ns", "n", null));
        IntStream.rangeClosed(1, revisions).forEach(n -> HUB.append(StreamIds.workload(workload), Map.of(),
                new WorkloadEvent.Revised(workload, n, specification(n, length), null, null),
                new WorkloadEvent.Placed(workload, n, ContractJson.MAPPER.createObjectNode(), List.of("eu-1"))));
        return workload;
    }

    private static JsonNode specification(int revision, int length) {
        return ContractJson.MAPPER.createObjectNode().put("text", "r" + revision + "x".repeat(length));
    }
}
