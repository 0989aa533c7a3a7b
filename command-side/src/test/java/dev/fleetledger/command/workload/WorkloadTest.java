package dev.fleetledger.command.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.workload.WorkloadCommand.Target;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.contract.workload.WorkloadEvent.Created;
import dev.fleetledger.contract.workload.WorkloadEvent.Deleted;
import dev.fleetledger.contract.workload.WorkloadEvent.Placed;
import dev.fleetledger.contract.workload.WorkloadEvent.Revised;
import dev.fleetledger.manifest.draft.WorkloadVersion;
import dev.fleetledger.problem.StateConflictException;

class WorkloadTest {

    private static final UUID ID = new UUID(1, 1);
    private static final UUID DRAFT = new UUID(2, 2);
    private static final JsonNode ONE = json("{\"basics\":{\"description\":\"one\"}}");
    private static final JsonNode TWO = json("{\"basics\":{\"description\":\"two\"}}");
    private static final Target HERE = new Target(json("{\"clusters\":[\"eu-1\"]}"), List.of("eu-1"));
    private static final Target THERE = new Target(json("{\"clusters\":[\"us-1\"]}"), List.of("us-1"));
    private static final WorkloadEvent[] CREATED =
            {new Created(ID, "DaemonSet", "default", "daemon", null), new Revised(ID, 1, ONE, DRAFT, null),
        new Placed(ID, 1, HERE.placement(), HERE.clusters())};
    private static final WorkloadEvent SECOND = new Revised(ID, 2, TWO, DRAFT, null);

    @Test
    void creationMakesFirstRevisionAndPlacement() {
        assertThat(Workload.decide(Workload.NONE, new WorkloadCommand.Create(ID, "DaemonSet", "default", "daemon", null, ONE, DRAFT, HERE)))
                .containsExactly(CREATED);
    }

    @Test
    void editMakesNextRevisionWithSamePlacement() {
        assertThat(when(new WorkloadCommand.Edit(new WorkloadVersion(1, 1), TWO, DRAFT, HERE), CREATED)).containsExactly(SECOND);
    }

    @Test
    void placementEditMakesNoRevision() {
        assertThat(when(new WorkloadCommand.Edit(new WorkloadVersion(1, 1), ONE, DRAFT, THERE), CREATED))
                .containsExactly(new Placed(ID, 2, THERE.placement(), THERE.clusters()));
    }

    @Test
    void editWithoutChangesMakesRevision() {
        assertThat(when(new WorkloadCommand.Edit(new WorkloadVersion(1, 1), ONE, DRAFT, HERE), CREATED))
                .containsExactly(new Revised(ID, 2, ONE, DRAFT, null));
    }

    @Test
    void outdatedEditReportsChangedFields() {
        assertThatThrownBy(() -> when(new WorkloadCommand.Edit(new WorkloadVersion(1, 1), ONE, DRAFT, HERE), CREATED[0], CREATED[1], CREATED[2],
                SECOND))
                .isInstanceOfSatisfying(StateConflictException.class, it -> {
                    assertThat(it.code()).isEqualTo("WorkloadMovedOn");
                    assertThat(it.extensions().get("changes").toString()).contains("/basics/description");
                });
    }

    @Test
    void editDetectsChangedPlacement() {
        WorkloadEvent placed = new Placed(ID, 2, THERE.placement(), THERE.clusters());

        assertThatThrownBy(() -> when(new WorkloadCommand.Edit(new WorkloadVersion(1, 1), TWO, DRAFT, HERE), CREATED[0], CREATED[1], CREATED[2],
                placed))
                .isInstanceOfSatisfying(StateConflictException.class, it -> assertThat(it.code()).isEqualTo("WorkloadMovedOn"));
    }

    @Test
    void rollbackRepeatsSpecificationUnderNewRevisionNumber() {
        assertThat(when(new WorkloadCommand.RollBack(1), CREATED[0], CREATED[1], CREATED[2], SECOND))
                .containsExactly(new Revised(ID, 3, ONE, null, 1));
    }

    @Test
    void deletionRecordsItsClusters() {
        assertThat(when(new WorkloadCommand.Delete("release"), CREATED)).containsExactly(new Deleted(ID, "release", List.of("eu-1")));
    }

    @Test
    void rejectsCommandsAfterDeletion() {
        for (WorkloadCommand command : List.of(new WorkloadCommand.Delete("delete"), new WorkloadCommand.RollBack(1),
                new WorkloadCommand.Place(ONE, THERE), new WorkloadCommand.Edit(new WorkloadVersion(1, 1), TWO, DRAFT, HERE))) {
            assertThatThrownBy(() -> when(command, CREATED[0], CREATED[1], CREATED[2], new Deleted(ID, "delete", List.of("eu-1"))))
                    .isInstanceOfSatisfying(StateConflictException.class, it -> assertThat(it.code()).isEqualTo("WorkloadIsDeleted"));
        }
    }

    private static List<WorkloadEvent> when(WorkloadCommand command, WorkloadEvent... given) {
        return Workload.decide(Workload.replay(List.of(given)), command);
    }

    private static JsonNode json(String text) {
        return ContractJson.MAPPER.readTree(text);
    }
}
