package dev.fleetledger.query.workload;

import java.util.List;
import java.util.UUID;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.manifest.placement.Target;
import dev.fleetledger.manifest.placement.Targets;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.cluster.FleetClusters;

/** The clusters that a workload's placement selects at present, with the reasons. */
@RestController
class WorkloadTargets {

    record TargetsAnswer(int placementVersion, List<Target> items, int total, long chosen, String position) {}

    private final WorkloadAnswers answers;
    private final FleetClusters clusters;

    WorkloadTargets(WorkloadAnswers answers, FleetClusters clusters) {
        this.answers = answers;
        this.clusters = clusters;
    }

    @GetMapping("/api/v1/workloads/{id}/targets")
    TargetsAnswer targets(@PathVariable UUID id, Reader reader, Moment moment) {
        WorkloadView workload = answers.visible(id, reader, moment);
        List<Target> targets = workload.placement == null ? List.of()
                : Targets.resolve(FleetClusters.cut(ContractJson.MAPPER.readTree(workload.placement), reader), clusters.seenBy(reader));
        return new TargetsAnswer(workload.placementVersion, targets, targets.size(), targets.stream().filter(Target::chosen).count(), moment.shown());
    }
}
