package dev.fleetledger.contract;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;

/** Names under which events are stored in the ledger. A name never changes; its class may be renamed or moved. */
public final class EventNames {

    /** @param version is raised when the payload's meaning changes; older versions must remain readable */
    public record EventName(String name, String version, Class<?> type) {}

    public static final List<EventName> ALL = List.of(
            first("draft.started", DraftEvent.Started.class),
            first("draft.fetched", DraftEvent.Fetched.class),
            first("draft.fetch-asked", DraftEvent.FetchAsked.class),
            first("draft.rebased", DraftEvent.Rebased.class),
            first("draft.step-saved", DraftEvent.StepSaved.class),
            first("draft.imported", DraftEvent.Imported.class),
            first("draft.submitted", DraftEvent.Submitted.class),
            first("draft.discarded", DraftEvent.Discarded.class),
            first("draft.reopened", DraftEvent.Reopened.class),
            first("draft.handed-over", DraftEvent.HandedOver.class),
            first("workload.created", WorkloadEvent.Created.class),
            first("workload.revised", WorkloadEvent.Revised.class),
            first("workload.placed", WorkloadEvent.Placed.class),
            first("workload.restarted", WorkloadEvent.Restarted.class),
            first("workload.deleted", WorkloadEvent.Deleted.class),
            first("workload.family-founded", WorkloadEvent.FamilyFounded.class),
            first("rollout.started", RolloutEvent.Started.class),
            first("rollout.finished", RolloutEvent.Finished.class),
            first("deployment.wanted", DeploymentEvent.Wanted.class),
            first("deployment.settled", DeploymentEvent.Settled.class),
            first("deployment.failed", DeploymentEvent.Failed.class),
            first("deployment.refused", DeploymentEvent.Refused.class),
            first("deployment.drifted", DeploymentEvent.Drifted.class),
            first("deployment.replaced", DeploymentEvent.Replaced.class),
            first("deployment.forgotten", DeploymentEvent.Forgotten.class),
            first("deployment.gone", DeploymentEvent.Gone.class),
            first("deployment.released", DeploymentEvent.Released.class),
            first("cluster.registered", ClusterEvent.Registered.class),
            first("cluster.credential-issued", ClusterEvent.CredentialIssued.class),
            first("cluster.credential-retired", ClusterEvent.CredentialRetired.class),
            first("cluster.labelled", ClusterEvent.Labelled.class),
            first("cluster.cordoned", ClusterEvent.Cordoned.class),
            first("cluster.uncordoned", ClusterEvent.Uncordoned.class),
            first("cluster.removal-asked", ClusterEvent.RemovalAsked.class),
            first("cluster.removal-taken-back", ClusterEvent.RemovalTakenBack.class),
            first("cluster.removed", ClusterEvent.Removed.class),
            first("cluster.forgotten", ClusterEvent.Forgotten.class),
            first("cluster.resend-asked", ClusterEvent.ResendAsked.class),
            first("cluster.joined", ClusterFactEvent.Joined.class),
            first("cluster.reports-refused", ClusterFactEvent.ReportsRefused.class),
            first("hub.went-backwards", HubEvent.WentBackwards.class),
            first("hub.restore-accepted", HubEvent.RestoreAccepted.class),
            first("question.asked", QuestionEvent.Asked.class),
            first("grant.given", GrantEvent.Given.class),
            first("grant.revoked", GrantEvent.Revoked.class),
            first("command.refused", RefusalEvent.Refused.class));

    private static final Map<String, EventName> BY_NAME = ALL.stream().collect(toUnmodifiableMap(EventName::name, Function.identity()));
    private static final Map<Class<?>, EventName> BY_TYPE = ALL.stream().collect(toUnmodifiableMap(EventName::type, Function.identity()));

    private EventNames() {}

    /** @throws IllegalArgumentException when no event has this name, because a newer version wrote it */
    public static EventName of(String name) {
        EventName found = BY_NAME.get(name);
        if (found == null) {
            throw new IllegalArgumentException("Unknown event name " + name + "; the event was probably written by a newer version");
        }
        return found;
    }

    /** @throws IllegalArgumentException when the class is not an event of the ledger */
    public static EventName of(Class<?> type) {
        EventName found = BY_TYPE.get(type);
        if (found == null) {
            throw new IllegalArgumentException(type.getName() + " is not a ledger event; register it in EventNames");
        }
        return found;
    }

    private static EventName first(String name, Class<?> type) {
        return new EventName(name, "1", type);
    }
}
