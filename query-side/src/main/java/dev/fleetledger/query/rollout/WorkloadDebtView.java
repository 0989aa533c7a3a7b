package dev.fleetledger.query.rollout;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.fleetledger.query.projection.past.VersionedRow;

/** The clusters in which a workload has an open debt, so that a later rollout finds them. What is owed is in the deployments. */
@Entity
@Table(name = "workload_debts")
class WorkloadDebtView extends VersionedRow {

    @Id UUID workload = new UUID(0, 0);
    String[] clusters = {};

    protected WorkloadDebtView() {}

    static WorkloadDebtView of(UUID workload) {
        WorkloadDebtView view = new WorkloadDebtView();
        view.workload = workload;
        return view;
    }

    List<String> clusters() {
        return List.of(clusters);
    }

    void add(String cluster) {
        clusters = Stream.concat(Arrays.stream(clusters), Stream.of(cluster)).distinct().toArray(String[]::new);
    }

    void remove(String cluster) {
        clusters = Arrays.stream(clusters).filter(other -> !other.equals(cluster)).toArray(String[]::new);
    }
}
