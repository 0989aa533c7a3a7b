package dev.fleetledger.command.cluster.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.door.Doorkeeper;
import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.answer.Problem.Finding;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.ClusterRules;
import dev.fleetledger.command.cluster.shelf.LabelRules;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.command.request.Fields;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.judgement.access.Action;

@Component
final class RegisterClusterHandler {

    private final Doorkeeper doorkeeper;
    private final Book book;
    private final Clusters clusters;

    RegisterClusterHandler(Doorkeeper doorkeeper, Book book, Clusters clusters) {
        this.doorkeeper = doorkeeper;
        this.book = book;
        this.clusters = clusters;
    }

    @CommandHandler
    Answer handle(RegisterCluster command) {
        Request request = command.request();
        doorkeeper.standing(request).mayInFleet(Action.RUN_FLEET);
        Asked asked = request.body().read(Asked::of);
        request.notes().because(asked.reason());
        if (ClusterRules.isName(asked.name())) {
            request.notes().about(new Target(null, null, asked.name(), null));
        }
        History<ClusterEvent> history = book.read(Streams.cluster(asked.name()), ClusterEvent.class);
        List<ClusterEvent> events = Cluster.decide(Cluster.of(history.events()),
                new ClusterCommand.Register(asked.name(), asked.displayName(), asked.labels()));
        LabelRules.keep(asked.broken());
        clusters.add(asked.name(), asked.labels());
        String position = book.write(history, events, request);
        return Answer.of(201, new Outcome(asked.name(), history.versionAfter(events), position).at("/api/v1/clusters/" + asked.name()));
    }

    private record Asked(String name, @Nullable String displayName, Map<String, String> labels, @Nullable String reason) {

        static Asked of(Fields body) {
            Map<String, String> labels = body.textMap("labels");
            return new Asked(body.needed("name"), body.text("displayName"), labels == null ? Map.of() : labels, body.reason());
        }

        List<Finding> broken() {
            List<Finding> broken = new ArrayList<>(LabelRules.broken(labels, "/labels"));
            if (!ClusterRules.isName(name)) {
                broken.add(new Finding(null, "/name", "ClusterIsNoName", "This can't be a cluster's name.",
                        "Use at most 40 lower-case letters, digits and '-', and begin and end with a letter or digit."));
            }
            if (displayName != null && displayName.codePointCount(0, displayName.length()) > 63) {
                broken.add(new Finding(null, "/displayName", "DisplayNameIsTooLong", "The display name has more than 63 characters.",
                        "Use at most 63 characters."));
            }
            return broken;
        }
    }
}
