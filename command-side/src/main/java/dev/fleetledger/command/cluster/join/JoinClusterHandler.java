package dev.fleetledger.command.cluster.join;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.shelf.ClusterShelf;
import dev.fleetledger.command.cluster.shelf.OnShelf;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.report.ReportSeal;
import dev.fleetledger.judgement.access.Action;

/** The key is derived, answered, and stored nowhere. Joining again issues another credential, and the former counts no more. */
@Component
final class JoinClusterHandler {

    private final ClusterShelf shelf;
    private final Clusters clusters;
    private final JoinSettings settings;
    private final Installation installation;
    private final Ids ids;

    JoinClusterHandler(ClusterShelf shelf, Clusters clusters, JoinSettings settings, Installation installation, Ids ids) {
        this.shelf = shelf;
        this.clusters = clusters;
        this.settings = settings;
        this.installation = installation;
        this.ids = ids;
    }

    @CommandHandler
    Answer handle(JoinCluster command) {
        Request request = command.request();
        OnShelf found = shelf.find(command.cluster(), Action.RUN_FLEET, request);
        request.notes().because(request.body().reason());
        String credential = ids.next().toString();
        List<ClusterEvent> events = Cluster.decide(found.cluster(), new ClusterCommand.Join(credential));
        clusters.credential(found.name(), credential);
        Outcome outcome = shelf.put(found, events, request);
        byte[] key = ReportSeal.key(settings.reportSecret().getBytes(UTF_8), found.name(), credential);
        return Answer.secret(JoinManifest.of(found.name(), installation.id(), credential, key, settings.agent()), outcome);
    }
}
