package dev.fleetledger.command.rollout.join;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.AuthorizationService;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.rollout.plan.NameReservations;
import dev.fleetledger.command.rollout.plan.NewNamespaces;
import dev.fleetledger.command.rollout.plan.ResolvedPlacement;
import dev.fleetledger.command.rollout.plan.RolloutPlanner;
import dev.fleetledger.command.rollout.plan.RolloutRequest;
import dev.fleetledger.command.rollout.step.RolloutClusterTable;
import dev.fleetledger.command.rollout.step.RolloutTable;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.stream.SystemMetadata;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadCommand;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.EventNames;
import dev.fleetledger.contract.rollout.DebtCodes;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.RecordedEvent;
import dev.fleetledger.manifest.placement.PlacementCluster;

/**
 * Brings a workload to the clusters that its placement selects and that it isn't placed in yet, by a rollout on behalf of the person who
 * submitted the placement. Where that person has no right by then, the cluster is recorded as debt. While another rollout of the workload
 * is open, it waits for its end; before one was completed, there is no revision that a new cluster could get.
 */
@Component
final class ClusterJoin {

    private static final String ACTION = "workload.join-cluster";
    private static final String REVISED = EventNames.of(WorkloadEvent.Revised.class).name();

    private final Ledger ledger;
    private final ClusterTable clusterTable;
    private final RolloutTable rolloutTable;
    private final RolloutClusterTable rolloutClusterTable;
    private final NameReservations nameReservations;
    private final RolloutPlanner rolloutPlanner;
    private final AuthorizationService authorizationService;
    private final IdGenerator idGenerator;
    private final SystemMetadata systemMetadata;

    ClusterJoin(Ledger ledger, ClusterTable clusterTable, RolloutTable rolloutTable, RolloutClusterTable rolloutClusterTable,
            NameReservations nameReservations, RolloutPlanner rolloutPlanner, AuthorizationService authorizationService,
            IdGenerator idGenerator) {
        this.ledger = ledger;
        this.clusterTable = clusterTable;
        this.rolloutTable = rolloutTable;
        this.rolloutClusterTable = rolloutClusterTable;
        this.nameReservations = nameReservations;
        this.rolloutPlanner = rolloutPlanner;
        this.authorizationService = authorizationService;
        this.idGenerator = idGenerator;
        this.systemMetadata = new SystemMetadata(idGenerator, ACTION);
    }

    /** Runs in the caller's transaction. */
    void run(UUID workload) {
        Integer revision = rolloutTable.findCompletedRevision(workload).orElse(null);
        if (revision == null || rolloutTable.findOpen(workload).isPresent()) {
            return;
        }
        List<RecordedEvent> recorded = ledger.readWithFew(StreamIds.workload(workload), REVISED, List.of(revision));
        EventStream<WorkloadEvent> eventStream = EventStream.of(StreamIds.workload(workload), WorkloadEvent.class, recorded);
        if (!(Workload.replay(eventStream.events()) instanceof Workload.Live live) || !joinsLater(live.state())) {
            return;
        }
        List<PlacementCluster> joining = joining(live.state());
        if (!joining.isEmpty()) {
            RecordedEvent placed = recorded.stream().filter(it -> it.payload() instanceof WorkloadEvent.Placed).toList().getLast();
            List<NewEvent> events = plan(live, eventStream, joining, revision,
                    Objects.requireNonNull(placed.metadata().get(EventMetadata.ACTOR)));
            ledger.append(events, systemMetadata.onBehalfOf(placed));
        }
    }

    private List<NewEvent> plan(Workload.Live live, EventStream<WorkloadEvent> eventStream, List<PlacementCluster> joining, int revision,
            String submitter) {
        WorkloadState state = live.state();
        Map<String, String> debts = new LinkedHashMap<>();
        authorizationService.findForbidden(submitter, state.namespace(), joining, createsNamespace(state, revision))
                .forEach(cluster -> debts.put(cluster, DebtCodes.PERMISSION_MISSING));
        joining.stream().map(PlacementCluster::name).filter(cluster -> !debts.containsKey(cluster))
                .filter(cluster -> !nameReservations.tryReserve(state.workload(), state.specification(revision), cluster))
                .forEach(cluster -> debts.put(cluster, DebtCodes.NAME_TAKEN));
        List<WorkloadEvent> placed = debts.size() == joining.size() ? List.of()
                : Workload.decide(live, new WorkloadCommand.Place(state.specification(),
                        new WorkloadCommand.Target(state.placement(), withJoined(state, joining, debts.keySet()))));
        WorkloadState after = Workload.state(Workload.evolveAll(live, placed));
        List<NewEvent> events = new ArrayList<>(eventStream.next(placed));
        events.addAll(rolloutPlanner.plan(RolloutRequest.ofJoin(idGenerator.next(), after, revision, joining, debts)));
        return events;
    }

    /** Clusters that are already owed are left to a person. */
    private List<PlacementCluster> joining(WorkloadState state) {
        Set<String> owed = rolloutClusterTable.findOwed(state.workload());
        return ResolvedPlacement.resolve(state.placement(), clusterTable.findAll(), state.clusters(), state.placement()).clusters().stream()
                .filter(it -> !state.clusters().contains(it.name()) && !owed.contains(it.name())).toList();
    }

    private static List<String> withJoined(WorkloadState state, List<PlacementCluster> joining, Set<String> debts) {
        return Stream.concat(state.clusters().stream(), joining.stream().map(PlacementCluster::name).filter(it -> !debts.contains(it)))
                .sorted().toList();
    }

    private static boolean joinsLater(WorkloadState state) {
        return state.placement().path("joinLater").booleanValue(false);
    }

    private static boolean createsNamespace(WorkloadState state, int revision) {
        return !NewNamespaces.findClusters(state.specification(revision), List.of(new PlacementCluster("", Map.of(), false)), null,
                List.of())
                .isEmpty();
    }
}
