package dev.fleetledger.command.cluster.tend;

import java.time.InstantSource;
import java.util.Map;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.shelf.ClusterShelf;
import dev.fleetledger.command.cluster.shelf.LabelRules;
import dev.fleetledger.command.cluster.shelf.OnShelf;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.command.fleet.Removals;
import dev.fleetledger.command.request.Fields;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.judgement.access.Action;

@Component
final class TendClusterHandler {

    private final ClusterShelf shelf;
    private final Clusters clusters;
    private final Removals removals;
    private final InstantSource clock;

    TendClusterHandler(ClusterShelf shelf, Clusters clusters, Removals removals, ObjectProvider<InstantSource> clocks) {
        this.shelf = shelf;
        this.clusters = clusters;
        this.removals = removals;
        this.clock = clocks.getIfAvailable(InstantSource::system);
    }

    @CommandHandler
    Answer handle(LabelCluster command) {
        Request request = command.request();
        OnShelf found = shelf.find(command.cluster(), Action.TEND_CLUSTER, request);
        request.mustHaveSeen(found.history().version());
        request.notes().because(request.reason().said());
        Map<String, String> labels = request.body().read(TendClusterHandler::labels);
        LabelRules.keep(LabelRules.broken(labels, "/labels"));
        clusters.label(found.name(), labels);
        return Answer.of(200, shelf.put(found, Cluster.decide(found.cluster(), new ClusterCommand.Label(labels)), request));
    }

    @CommandHandler
    Answer handle(CordonCluster command) {
        OnShelf found = tended(command.cluster(), command.request());
        clusters.cordon(found.name(), true);
        return answer(found, new ClusterCommand.Cordon(), command.request());
    }

    @CommandHandler
    Answer handle(UncordonCluster command) {
        OnShelf found = tended(command.cluster(), command.request());
        Answer answer = answer(found, new ClusterCommand.Uncordon(clock.instant()), command.request());
        clusters.cordon(found.name(), false);
        removals.takeBack(found.name());
        return answer;
    }

    private OnShelf tended(String name, Request request) {
        OnShelf found = shelf.find(name, Action.TEND_CLUSTER, request);
        request.notes().because(request.body().reason());
        return found;
    }

    private Answer answer(OnShelf found, ClusterCommand command, Request request) {
        return Answer.of(200, shelf.put(found, Cluster.decide(found.cluster(), command), request));
    }

    /** The complete label set: a label that is missing here is removed. */
    private static Map<String, String> labels(Fields body) {
        Map<String, String> labels = body.textMap("labels");
        if (labels == null && !body.has("labels")) {
            body.wrong("labels", "This is missing.", "Send {\"labels\": {…}} with all labels.");
        }
        return labels == null ? Map.of() : labels;
    }
}
