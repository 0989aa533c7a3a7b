package dev.fleetledger.command.workload.deletion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.request.Fields;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.command.rollout.launch.Launch;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadCommand;
import dev.fleetledger.command.workload.shelf.OnShelf;
import dev.fleetledger.command.workload.shelf.Workloads;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.ledger.NewEvent;

/** The names stay reserved until each agent has reported that no object is left. */
@Component
final class DeleteWorkloadHandler {

    private final Workloads workloads;
    private final Launch launch;
    private final Book book;

    DeleteWorkloadHandler(Workloads workloads, Launch launch, Book book) {
        this.workloads = workloads;
        this.launch = launch;
        this.book = book;
    }

    @CommandHandler
    Answer handle(DeleteWorkload command) {
        Request request = command.request();
        OnShelf found = workloads.toChange(command.workload(), request);
        Asked asked = request.body().read(Asked::of);
        request.notes().because(asked.reason());
        List<WorkloadEvent> deleted = Workload.decide(found.workload(), new WorkloadCommand.Delete(asked.policy()));
        List<NewEvent> events = new ArrayList<>(found.history().then(deleted));
        events.addAll(launch.end(found.known().workload(), found.known().clusters(), asked.policy()));
        String position = book.write(events, request);
        return Answer.of(202, new Outcome(found.known().workload(), found.history().versionAfter(deleted), position));
    }

    private record Asked(String policy, @Nullable String reason) {

        private static final Set<String> POLICIES = Set.of("delete", "release");

        static Asked of(Fields body) {
            String policy = body.needed("policy");
            if (!policy.isEmpty() && !POLICIES.contains(policy)) {
                body.wrong("policy", "There is no such policy.", "Send delete to remove the objects, or release to leave them running.");
            }
            return new Asked(policy, body.reason());
        }
    }
}
