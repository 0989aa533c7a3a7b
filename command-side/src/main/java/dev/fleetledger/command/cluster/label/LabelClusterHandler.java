package dev.fleetledger.command.cluster.label;

import java.util.Map;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.repository.ClusterLabelValidator;
import dev.fleetledger.command.cluster.repository.ClusterRepository;
import dev.fleetledger.command.cluster.repository.LoadedCluster;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.JsonFields;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.judgement.access.Action;

@Component
final class LabelClusterHandler {

    private final ClusterRepository repository;
    private final ClusterTable clusterTable;

    LabelClusterHandler(ClusterRepository repository, ClusterTable clusterTable) {
        this.repository = repository;
        this.clusterTable = clusterTable;
    }

    @CommandHandler
    CommandResponse handle(LabelCluster command) {
        CommandRequest commandRequest = command.request();
        LoadedCluster found = repository.find(command.cluster(), Action.MANAGE_CLUSTER, commandRequest);
        commandRequest.requireVersion(found.eventStream().version());
        commandRequest.audit().setReason(commandRequest.reason().value());
        Map<String, String> labels = commandRequest.body().read(LabelClusterHandler::labels);
        ClusterLabelValidator.requireNone(ClusterLabelValidator.violations(labels, "/labels"));
        clusterTable.label(found.name(), labels);
        return CommandResponse.of(200, repository.append(found, Cluster.decide(found.cluster(), new ClusterCommand.Label(labels)),
                commandRequest));
    }

    /** The complete label set: a label that is missing here is removed. */
    private static Map<String, String> labels(JsonFields body) {
        Map<String, String> labels = body.textMap("labels");
        if (labels == null && !body.has("labels")) {
            body.reject("labels", "This is missing.", "Send {\"labels\": {…}} with all labels.");
        }
        return labels == null ? Map.of() : labels;
    }
}
