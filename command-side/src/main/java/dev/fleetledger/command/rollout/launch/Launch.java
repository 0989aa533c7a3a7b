package dev.fleetledger.command.rollout.launch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.command.deployment.DeploymentCommand;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.rollout.Rollout;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;
import dev.fleetledger.manifest.placement.Cluster;

/** Plans a rollout: creates the events that start, change and end deployments. Only reads; the caller appends the events. */
@Component
public final class Launch {

    private final Book book;
    private final Clusters clusters;
    private final Frozen frozen;
    private final Ids ids;

    Launch(Book book, Clusters clusters, Frozen frozen, Ids ids) {
        this.book = book;
        this.clusters = clusters;
        this.frozen = frozen;
        this.ids = ids;
    }

    /**
     * Events of a rollout of the workload's new state.
     *
     * @param known   state including the events just decided
     * @param leaving clusters that the previous placement selected and the new one does not
     */
    public List<NewEvent> bring(Known known, UUID rollout, List<Cluster> targets, Collection<String> leaving) {
        Map<String, String> manifests = frozen.manifests(known, clusters.hold(targets));
        Map<StreamId, History<DeploymentEvent>> deployments = deployments(known.workload(), manifests.keySet());
        List<Next> changing = manifests.entrySet().stream().map(one -> Next.of(known, one.getKey(), one.getValue(), deployments))
                .filter(next -> !next.runs(known)).toList();
        Passings passings = frozen.passings(changing);
        List<NewEvent> events = new ArrayList<>(started(known, rollout, changing.stream().map(Next::cluster).toList()));
        changing.forEach(next -> events.addAll(next.wanted(known, ids.next(), rollout, passings.of(next))));
        events.addAll(end(known.workload(), leaving, Policy.ofLeaving(known.placement())));
        return events;
    }

    /** @param policy {@code delete} or {@code release} */
    public List<NewEvent> end(UUID workload, Collection<String> clusters, String policy) {
        return end(workload, clusters, Policy.ending(policy));
    }

    private List<NewEvent> end(UUID workload, Collection<String> clusters, DeploymentAction action) {
        List<NewEvent> events = new ArrayList<>();
        deployments(workload, clusters).values().forEach(history -> events.addAll(history.then(
                Deployment.decide(Deployment.of(history.events()), new DeploymentCommand.End(ids.next(), action, null)))));
        return events;
    }

    private static List<NewEvent> started(Known known, UUID rollout, List<String> clusters) {
        History<RolloutEvent> none = History.none(Streams.rollout(rollout));
        return none.then(Rollout.decide(Rollout.NONE,
                new Rollout.Start(rollout, known.workload(), known.revision(), known.placementVersion(), clusters)));
    }

    private Map<StreamId, History<DeploymentEvent>> deployments(UUID workload, Collection<String> clusters) {
        return book.readAll(clusters.stream().map(cluster -> Streams.deployment(workload, cluster)).toList(), DeploymentEvent.class);
    }
}
