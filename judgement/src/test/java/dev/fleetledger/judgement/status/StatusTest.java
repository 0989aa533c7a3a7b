package dev.fleetledger.judgement.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class StatusTest {

    @Test
    void reportsWorstStatusOfActiveDeployments() {
        assertThat(Status.worst(List.of(Status.RUNNING, Status.WAITING))).contains(Status.WAITING);
        assertThat(Status.worst(List.of(Status.RUNNING, Status.DELETED))).contains(Status.RUNNING);
        assertThat(Status.worst(List.of(Status.DELETED, Status.DELETED))).contains(Status.DELETED);
    }
}
