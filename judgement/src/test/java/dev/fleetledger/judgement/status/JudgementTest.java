package dev.fleetledger.judgement.status;

import static dev.fleetledger.contract.report.AttemptResult.APPLIED;
import static dev.fleetledger.contract.report.AttemptResult.PENDING;
import static dev.fleetledger.contract.report.AttemptResult.REFUSED;
import static dev.fleetledger.contract.report.AttemptResult.RELEASED;
import static dev.fleetledger.contract.report.AttemptResult.REMOVED;
import static dev.fleetledger.contract.report.AttemptResult.REMOVING;
import static dev.fleetledger.contract.report.AttemptResult.RETRYING;
import static dev.fleetledger.contract.report.AttemptResult.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DriftedField;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;
import dev.fleetledger.contract.report.NodeMatch;

/** Every status, with facts from which it is derived. Generation 7 is wanted since noon; the deadline is 10 minutes. */
class JudgementTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    record Case(String name, DeploymentAction action, @Nullable Observation observation, Duration elapsed, Status status, @Nullable String code) {
        @Override
        public String toString() {
            return name + " is " + status.apiName();
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                apply("no report", null, Status.WAITING, "NotYetApplied"),
                apply("report of an older generation", observation(facts(6, APPLIED, running())), Status.WAITING, "NotYetApplied"),
                afterDeadline("no report, past the deadline", null, Status.STALLED, "NotYetApplied"),
                apply("received, not attempted", observation(facts(7, PENDING, null)), Status.WAITING, null),
                apply("API server unavailable", observation(attempted(RETRYING, "ApiUnavailable")), Status.WAITING, "ApiUnavailable"),
                afterDeadline("API server unavailable past the deadline", observation(attempted(RETRYING, "ApiUnavailable")), Status.STALLED, "ApiUnavailable"),
                apply("name taken", observation(attempted(REFUSED, "NameTaken")), Status.REJECTED, "NameTaken"),
                apply("namespace missing", observation(attempted(WAITING, "NamespaceMissing")), Status.REJECTED, "NamespaceMissing"),
                apply("applied, object not yet seen", observation(facts(7, APPLIED, null)), Status.WAITING, "NotYetCreated"),
                apply("object of the older generation", observation(facts(7, APPLIED, counts(6, 3, 3L, 3, 3, 3, false))), Status.WAITING, "NotYetCreated"),
                apply("generation not observed", observation(facts(7, APPLIED, counts(7, 4, 3L, 3, 3, 3, false))), Status.WAITING, "NotYetObserved"),
                apply("controller never looked", observation(facts(7, APPLIED, counts(7, 4, null, 0, 0, 0, false))), Status.WAITING, "NotYetObserved"),
                apply("all there", observation(facts(7, APPLIED, running())), Status.RUNNING, null),
                apply("running, and of a generation that this ledger doesn't know", observation(facts(8, APPLIED, running())), Status.WAITING, "ClusterIsAhead"),
                apply("0 of 0", observation(facts(7, APPLIED, counts(7, 3, 3L, 0, 0, 0, false))), Status.NO_MATCHING_NODE, "NoNodeMatches"),
                apply("some pods not available", observation(facts(7, APPLIED, counts(7, 3, 3L, 3, 2, 1, false))), Status.WAITING, "PodsStarting"),
                afterDeadline("no progress within the deadline", observation(facts(7, APPLIED, counts(7, 3, 3L, 3, 2, 1, false))), Status.STALLED, "PodsStarting"),
                afterDeadline("running past the deadline", observation(facts(7, APPLIED, running())), Status.RUNNING, null),
                afterDeadline("surge with a broken image: available is full, updated is not",
                        observation(facts(7, APPLIED, counts(7, 3, 3L, 3, 0, 3, false))), Status.STALLED, "PodsStarting"),
                apply("0 of 0 while the nodes are known", observation(noMatchingNode()), Status.NO_MATCHING_NODE, "NoNodeMatches"),
                apply("surge in progress", observation(facts(7, APPLIED, counts(7, 3, 3L, 3, 1, 3, false))), Status.WAITING, "PodsStarting"),
                apply("surge with a broken image, pods inspected", observation(troubles(counts(7, 3, 3L, 3, 0, 3, false), "ErrImagePull")), Status.NOT_READY, "ErrImagePull"),
                apply("minReadySeconds not over", observation(facts(7, APPLIED, counts(7, 3, 3L, 3, 3, 0, false))), Status.WAITING, "PodsStarting"),
                apply("nodes not ready use up maxUnavailable", observation(trouble("NodesNotReady")), Status.WAITING, "NodesNotReady"),
                afterDeadline("nodes not ready past the deadline", observation(trouble("NodesNotReady")), Status.STALLED, "NodesNotReady"),
                apply("nodes not ready, and a pod that can't start", observation(troubles(counts(7, 3, 3L, 3, 3, 1, false), "NodesNotReady", "OOMKilled")),
                        Status.NOT_READY, "OOMKilled"),
                apply("all pods available, with an earlier trouble", observation(troubles(running(), "ImagePullBackOff")), Status.RUNNING, null),
                afterDeadline("OnDelete with old pods past the deadline", observation(facts(7, APPLIED, counts(7, 3, 3L, 3, 1, 3, true))), Status.UPDATE_PENDING,
                        "OldPodsRemain"),
                apply("OnDelete with pods missing", observation(facts(7, APPLIED, counts(7, 3, 3L, 3, 1, 2, true))), Status.WAITING, "PodsStarting"),
                apply("a pod that runs and is never ready", observation(trouble("Unhealthy")), Status.NOT_READY, "Unhealthy"),
                apply("being deleted and recreated", observation(attempted(RETRYING, "BeingReplaced")), Status.WAITING, "BeingReplaced"),
                apply("needs replacement that the intent doesn't allow", observation(attempted(REFUSED, "NeedsReplacement")), Status.REJECTED, "NeedsReplacement"),
                apply("another agent holds the lease", observation(attempted(RETRYING, "LeaseNotHeld")), Status.WAITING, "LeaseNotHeld"),
                apply("namespace deleted by hand", observation(facts(new Attempt(UUID.randomUUID(), 7, WAITING, "NamespaceMissing", "m"), null, List.of(),
                        new Drift(null, NOON, List.of(), true))), Status.REJECTED, "NamespaceMissing"),
                apply("changed manually, and the correction gets no response", observation(facts(new Attempt(UUID.randomUUID(), 7, RETRYING,
                        "AdmissionUnavailable", "m"), running(), List.of(), new Drift("kubectl-edit", NOON, List.of(".spec"), false))),
                        Status.DRIFTED, "ChangedExternally"),
                apply("namespace without service account yet", observation(trouble("AccountNotYetThere")), Status.WAITING, "AccountNotYetThere"),
                afterDeadline("namespace without service account past the deadline", observation(trouble("AccountNotYetThere")),
                        Status.STALLED, "AccountNotYetThere"),
                apply("pods that can't be read", observation(trouble("NotPermitted")), Status.WAITING, "NotPermitted"),
                apply("the object is being deleted", observation(facts(7, APPLIED, new ObjectFacts("uid", 7, 3, 3L, 3, 3, 3, 3, 3, 0, false, true))),
                        Status.WAITING, "NotYetCreated"),
                apply("OnDelete with old pods", observation(facts(7, APPLIED, counts(7, 3, 3L, 3, 1, 3, true))), Status.UPDATE_PENDING, "OldPodsRemain"),
                apply("a pod can't start", observation(trouble("ImagePullBackOff")), Status.NOT_READY, "ImagePullBackOff"),
                apply("pods rejected", observation(trouble("FailedCreate")), Status.REJECTED, "FailedCreate"),
                apply("edited by hand", observation(drift(false)), Status.DRIFTED, "ChangedExternally"),
                apply("deleted by hand", observation(drift(true)), Status.DRIFTED, "DeletedByHand"),
                of(DeploymentAction.REMOVE, "removal not yet reported", null, Status.DELETING, null),
                of(DeploymentAction.REMOVE, "pods still terminating", observation(facts(7, REMOVING, running())), Status.DELETING, null),
                new Case("pods that don't terminate within the deadline", DeploymentAction.REMOVE, observation(attempted(REMOVING, "PodsTerminating")),
                        DEADLINE.plusSeconds(1), Status.STALLED, "PodsTerminating"),
                of(DeploymentAction.REMOVE, "removal delayed by the API server", observation(attempted(RETRYING, "ApiServerBusy")), Status.DELETING, "ApiServerBusy"),
                of(DeploymentAction.RELEASE, "release not yet reported", null, Status.DELETING, null),
                of(DeploymentAction.RELEASE, "a newer generation exists", observation(attempted(REFUSED, "OlderGeneration")), Status.REJECTED, "OlderGeneration"),
                of(DeploymentAction.REMOVE, "no object left", observation(facts(7, REMOVED, null)), Status.DELETED, null),
                of(DeploymentAction.REMOVE, "removal refused", observation(attempted(REFUSED, "RbacDenied")), Status.REJECTED, "RbacDenied"),
                of(DeploymentAction.RELEASE, "ownership marks removed", observation(facts(7, RELEASED, null)), Status.RELEASED, null));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void derivesStatusFromFacts(Case c) {
        Judgement judgement = Judgement.of(new WantedState(7, c.action, NOON, DEADLINE), c.observation, NOON.plus(c.elapsed));

        assertThat(judgement.status()).isEqualTo(c.status);
        assertThat(judgement.code()).isEqualTo(c.code);
    }

    @Test
    void explainsUnmatchedNodesAndManualDeletion() {
        assertThat(judge(noMatchingNode()).message()).isEqualTo(
                "No node of the cluster matches, so it runs nowhere. Of 5 nodes, selector and affinity leave out 3, taints 2.");
        assertThat(judge(facts(new Attempt(UUID.randomUUID(), 7, APPLIED, null, null), running(), List.of(), new Drift(null, NOON, List.of("Service/web"), true))).message())
                .isEqualTo("Service/web was deleted in the cluster at 2026-11-24T12:00:00Z.");
    }

    @Test
    void explainsDriftByKindOfChange() {
        Drift drift = new Drift("kubectl", NOON, List.of("/spec/a"), false, List.of(new DriftedField("DaemonSet", "/spec/a", "added"),
                new DriftedField("Service/web", "/spec/b", "changed"), new DriftedField("DaemonSet", "/spec/c", "added")), false);

        assertThat(judge(facts(new Attempt(UUID.randomUUID(), 7, APPLIED, null, null), running(), List.of(), drift)).message())
                .isEqualTo("kubectl added /spec/a, /spec/c and changed Service/web/spec/b at 2026-11-24T12:00:00Z.");
    }

    @Test
    void coversEveryStatusExceptException() {
        assertThat(cases().map(Case::status).distinct()).containsAll( Stream.of(Status.values()).filter(s -> s != Status.EXCEPTION).toList());
    }

    @Test
    void ignoresLateFactsOfOlderGeneration() {
        Observation newer = Observation.update(null, facts(7, APPLIED, running()), NOON);

        assertThat(Observation.update(newer, facts(6, REFUSED, null), NOON.plusSeconds(5))).isEqualTo(newer);
    }

    @Test
    void acceptsLowerGenerationOfNewerEpoch() {
        Observation before = observation(attemptOf(5, 1L, APPLIED, null));

        assertThat(Observation.update(before, attemptOf(3, 2L, APPLIED, null), NOON).facts().attempt().generation()).isEqualTo(3);
        assertThat(Observation.update(observation(attemptOf(3, 2L, APPLIED, null)), attemptOf(5, 1L, APPLIED, null), NOON).facts().attempt()
                .generation()).isEqualTo(3);
    }

    @Test
    void acceptsHubRefusalDespiteOlderGeneration() {
        Observation refusing = Observation.update(observation(attemptOf(5, 2L, APPLIED, null)), attemptOf(3, 2L, REFUSED, "HubWentBackwards"), NOON);

        assertThat(refusing.facts().attempt().code()).isEqualTo("HubWentBackwards");
        assertThat(Observation.update(observation(attemptOf(9, 2L, REFUSED, "OtherHub")), attemptOf(5, 2L, APPLIED, null), NOON).facts()
                .attempt().generation()).isEqualTo(5);
    }

    @Test
    void ignoresAttemptOfOtherIntentWithSameGeneration() {
        UUID intent = UUID.randomUUID();
        Observation running = observation(facts(new Attempt(UUID.randomUUID(), 7, APPLIED, null, null), running(), List.of(), null));

        assertThat(Judgement.of(new WantedState(7, intent, DeploymentAction.APPLY, NOON, DEADLINE), running, NOON).code())
                .isEqualTo("ClusterIsAhead");
        assertThat(Judgement.of(new WantedState(7, intent, DeploymentAction.REMOVE, NOON, DEADLINE), running, NOON).status())
                .isEqualTo(Status.DELETING);
    }

    @Test
    void acceptsFactsAfterAgentClockWasSetBack() {
        DeploymentFacts now = facts(7, APPLIED, running());
        Observation before = Observation.update(null, facts(7, APPLIED, null), NOON);

        Observation after = Observation.update(before, new DeploymentFacts(now.workload(), now.attempt(), now.object(), now.troubles(), now.drift(), null, null, null,
                NOON.minusSeconds(3600)), NOON.plusSeconds(1));

        assertThat(after.facts().object()).isEqualTo(running());
    }

    @Test
    void keepsProgressTimeWhenCountsAreUnchanged() {
        Observation before = Observation.update(null, facts(7, APPLIED, counts(7, 3, 3L, 3, 2, 1, false)), NOON);

        Observation after = Observation.update(before, facts(7, APPLIED, counts(7, 3, 3L, 3, 2, 1, false)), NOON.plusSeconds(30));

        assertThat(after.progressedAt()).isEqualTo(NOON);
        assertThat(after.receivedAt()).isEqualTo(NOON.plusSeconds(30));
    }

    @Test
    void distinguishesChangedFactsFromThoseOnlyObservedAgain() {
        DeploymentFacts facts = facts(7, APPLIED, running());
        Observation before = Observation.update(null, facts, NOON);

        assertThat(before.hasChangedSince(null)).isTrue();
        assertThat(Observation.update(before, facts.withObservedAt(NOON.plusSeconds(9)), NOON.plusSeconds(9)).hasChangedSince(before)).isFalse();
        assertThat(Observation.update(before, facts(7, APPLIED, null), NOON).hasChangedSince(before)).isTrue();
        assertThat(Observation.update(before, facts(6, REFUSED, null), NOON).hasChangedSince(before)).as("outdated").isFalse();
    }

    private static Case apply(String name, @Nullable Observation observation, Status status, @Nullable String code) {
        return of(DeploymentAction.APPLY, name, observation, status, code);
    }

    private static Case afterDeadline(String name, @Nullable Observation observation, Status status, @Nullable String code) {
        return new Case(name, DeploymentAction.APPLY, observation, DEADLINE.plusSeconds(1), status, code);
    }

    private static Case of(DeploymentAction action, String name, @Nullable Observation observation, Status status, @Nullable String code) {
        return new Case(name, action, observation, Duration.ofSeconds(5), status, code);
    }

    private static Observation observation(DeploymentFacts facts) {
        return Observation.update(null, facts, NOON);
    }

    private static DeploymentFacts facts(long generation, AttemptResult result, @Nullable ObjectFacts object) {
        return facts(new Attempt(UUID.randomUUID(), generation, result, null, null), object, List.of(), null);
    }

    private static DeploymentFacts attemptOf(long generation, Long epoch, AttemptResult result, @Nullable String code) {
        return facts(new Attempt(UUID.randomUUID(), generation, result, code, null, epoch), null, List.of(), null);
    }

    private static DeploymentFacts attempted(AttemptResult result, String code) {
        return facts(new Attempt(UUID.randomUUID(), 7, result, code, "in its own words"), null, List.of(), null);
    }

    private static Judgement judge(DeploymentFacts facts) {
        return Judgement.of(new WantedState(7, DeploymentAction.APPLY, NOON, DEADLINE), observation(facts), NOON);
    }

    private static DeploymentFacts trouble(String code) {
        return troubles(counts(7, 3, 3L, 3, 3, 2, false), code);
    }

    private static DeploymentFacts troubles(ObjectFacts pods, String... codes) {
        return facts(new Attempt(UUID.randomUUID(), 7, APPLIED, null, null), pods,
                Stream.of(codes).map(code -> new Trouble(code, "in its own words", 1, "node-1")).toList(), null);
    }

    private static DeploymentFacts noMatchingNode() {
        return new DeploymentFacts(UUID.randomUUID(), new Attempt(UUID.randomUUID(), 7, APPLIED, null, null),
                counts(7, 3, 3L, 0, 0, 0, false), List.of(), null, new NodeMatch(5, 0, 0, 3, 2), null, null, NOON);
    }

    private static DeploymentFacts drift(boolean deleted) {
        return facts(new Attempt(UUID.randomUUID(), 7, APPLIED, null, null), deleted ? null : running(), List.of(),
                new Drift(deleted ? null : "kubectl-edit", NOON, List.of(".spec.template"), deleted));
    }

    private static DeploymentFacts facts(Attempt attempt, @Nullable ObjectFacts object, List<Trouble> troubles, @Nullable Drift drift) {
        return new DeploymentFacts(UUID.randomUUID(), attempt, object, troubles, drift, null, null, null, NOON);
    }

    private static ObjectFacts running() {
        return counts(7, 3, 3L, 3, 3, 3, false);
    }

    private static ObjectFacts counts(long intent, long generation, @Nullable Long observed, int desired, int updated, int available, boolean onDelete) {
        return new ObjectFacts("uid", intent, generation, observed, desired, desired, updated, available, available, 0, onDelete, false);
    }
}
