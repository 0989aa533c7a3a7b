package dev.fleetledger.command.undo;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.dispatch.InverseCommandGateway;
import dev.fleetledger.command.message.CommandMetadata;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.undo.entry.RecordedChange;
import dev.fleetledger.command.undo.execution.ConcernedClusters;
import dev.fleetledger.command.undo.execution.InverseCommand;
import dev.fleetledger.command.undo.execution.InverseOutcome;
import dev.fleetledger.command.undo.execution.InversePlanner;
import dev.fleetledger.command.undo.execution.InverseSender;
import dev.fleetledger.command.undo.inverse.Reversal;
import dev.fleetledger.manifest.diff.Change;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.problem.ProblemException;
import dev.fleetledger.problem.RuleViolationException;
import dev.fleetledger.problem.StateConflictException;

/**
 * Executes the inverse of a recorded command, or executes it and rolls it back. The inverse command comes first, because its checks of
 * rights and version come before what is in the way (order of checks).
 */
@Component
final class UndoExecutor {

    private final InversePlanner inversePlanner;
    private final InverseCommandGateway gateway;
    private final Obstacles obstacles;
    private final ConcernedClusters concernedClusters;
    private final UndoneTable undoneTable;
    private final TransactionTemplate savepoint;

    UndoExecutor(InversePlanner inversePlanner, InverseCommandGateway gateway, Obstacles obstacles, ConcernedClusters concernedClusters,
            UndoneTable undoneTable, PlatformTransactionManager transactions) {
        this.inversePlanner = inversePlanner;
        this.gateway = gateway;
        this.obstacles = obstacles;
        this.concernedClusters = concernedClusters;
        this.undoneTable = undoneTable;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionTemplate.PROPAGATION_NESTED);
    }

    UndoResult execute(RecordedChange change, Reversal.Possible reversal, ExpectedVersion version, Authorization authorization) {
        Attempt attempt = attempt(change, reversal, version, authorization);
        obstacles.find(change, reversal, attempt.refusal()).ifPresent(obstacle -> {
            throw obstacle;
        });
        InverseOutcome outcome = Objects.requireNonNull(attempt.outcome());
        undoneTable.add(change.command(), outcome.position());
        return result(change, attempt, null, authorization);
    }

    UndoResult preview(RecordedChange change, Reversal.Possible reversal, ExpectedVersion version, Authorization authorization) {
        return Objects.requireNonNull(savepoint.execute(status -> {
            status.setRollbackOnly();
            Attempt attempt = attempt(change, reversal, version, authorization);
            Optional<ProblemException> obstacle = obstacles.find(change, reversal, attempt.refusal());
            return result(change, attempt, obstacle.map(Obstacle::of).stream().toList(), authorization);
        }));
    }

    private Attempt attempt(RecordedChange change, Reversal.Possible reversal, ExpectedVersion version, Authorization authorization) {
        InverseCommand inverse = inversePlanner.plan(reversal.inverse(), version, authorization);
        Attempt attempt = send(change, inverse, reversal);
        if (!inverse.checksVersion() || attempt.refusal() instanceof NotFoundException) {
            version.require(change.version());
        }
        return attempt;
    }

    private Attempt send(RecordedChange change, InverseCommand inverse, Reversal.Possible reversal) {
        try {
            return new Attempt(inverse, inverse.execution().execute(new InverseSender(gateway,
                    new CommandMetadata.Inverse(change.command(), inverse.action()))), null);
        } catch (StateConflictException | RuleViolationException refusal) {
            return new Attempt(inverse, null, refusal);
        } catch (NotFoundException refusal) {
            // A grant that was revoked since is no longer found.
            if (reversal.laterChanges().isEmpty()) {
                throw refusal;
            }
            return new Attempt(inverse, null, refusal);
        }
    }

    private UndoResult result(RecordedChange change, Attempt attempt, @Nullable List<Obstacle> inTheWay, Authorization authorization) {
        InverseOutcome outcome = inTheWay == null ? attempt.requireOutcome() : attempt.previewed(change);
        ConcernedClusters.Visible clusters = concernedClusters.find(attempt.outcome(), change.target().cluster(), authorization);
        List<Change> changes = attempt.inverse().changes().stream().map(Change::withExplicitNulls).toList();
        return new UndoResult(outcome.id(), Long.toString(change.recorded().position()), attempt.inverse().action(), changes,
                clusters.names(), clusters.elsewhere(), inTheWay, outcome.revision(), outcome.rollout(), outcome.workload(),
                outcome.workload() == null ? null : change.target().workload(), outcome.state(), outcome.version(), outcome.position());
    }

    /** @param outcome absent when the inverse command was refused */
    private record Attempt(InverseCommand inverse, @Nullable InverseOutcome outcome, @Nullable ProblemException refusal) {

        InverseOutcome requireOutcome() {
            return Objects.requireNonNull(outcome);
        }

        /** A preview makes nothing, so it names no new revision, rollout or workload. */
        InverseOutcome previewed(RecordedChange change) {
            return new InverseOutcome(change.id(), change.version(), Long.toString(change.head()), null, null, null, null);
        }
    }
}
