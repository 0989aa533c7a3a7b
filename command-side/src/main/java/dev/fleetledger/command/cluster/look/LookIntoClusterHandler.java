package dev.fleetledger.command.cluster.look;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.door.Doorkeeper;
import dev.fleetledger.command.access.door.Standing;
import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.command.question.Asking;
import dev.fleetledger.command.question.Questions;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.command.rule.StateForbids;
import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.manifest.placement.Cluster;

/** Asks the agent for an inventory list. If the same question is still open, its id is returned instead of a new one. */
@Component
final class LookIntoClusterHandler {

    private final Clusters clusters;
    private final Doorkeeper doorkeeper;
    private final Questions questions;
    private final Book book;

    LookIntoClusterHandler(Clusters clusters, Doorkeeper doorkeeper, Questions questions, Book book) {
        this.clusters = clusters;
        this.doorkeeper = doorkeeper;
        this.questions = questions;
        this.book = book;
    }

    @CommandHandler
    Answer handle(LookIntoCluster command) {
        Request request = command.request();
        Cluster cluster = clusters.named(command.cluster()).orElseThrow(() -> Problem.notFound("cluster"));
        Standing standing = doorkeeper.standing(request);
        standing.maySeeCluster(cluster);
        Asked asked = request.body().read(Asked::read);
        request.notes().about(new Target(null, null, cluster.name(), asked.namespace()));
        standing.mayList(asked.kind(), cluster, asked.namespace());
        request.notes().because(asked.reason());
        if (cluster.left()) {
            throw new StateForbids("ClusterHasLeft", "Cluster " + cluster.name() + " is of the fleet no more.", "Look into another one.");
        }
        Optional<UUID> open = questions.openInventory(cluster.name(), asked.kind().word(), asked.namespace());
        return open.isPresent() ? again(open.get()) : ask(cluster, asked, request);
    }

    private Answer ask(Cluster cluster, Asked asked, Request request) {
        Asking asking = questions.inventory(cluster.name(), asked.kind().word(), asked.namespace());
        String position = book.write(List.of(asking.event()), request);
        return Answer.of(202, new Outcome(asking.question(), 1, position).with("expiresAt", asking.expiresAt()));
    }

    private Answer again(UUID question) {
        History<QuestionEvent> history = book.read(Streams.question(question), QuestionEvent.class);
        QuestionEvent.Asked first = (QuestionEvent.Asked) history.events().getFirst();
        return Answer.of(202, new Outcome(question, history.version(), history.last().toString()).with("expiresAt", first.expiresAt()));
    }
}
