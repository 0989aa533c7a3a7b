package dev.fleetledger.command.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.rollout.ClusterProgress.Outcome;
import dev.fleetledger.command.rollout.ClusterProgress.Reach;
import dev.fleetledger.contract.rollout.RolloutEvent.ApprovalRequested;
import dev.fleetledger.contract.rollout.RolloutEvent.ApprovalRule;
import dev.fleetledger.contract.rollout.RolloutEvent.Wave;
import dev.fleetledger.contract.rollout.RolloutEvent.Window;
import dev.fleetledger.problem.StateConflictException;

/** One rollout by a random plan in a random world, with everything that happens to it. */
final class RolloutWorld {

    enum Act {
        SETTLE, FAIL, FAIL_LATER, RECOVER, SILENCE, RETURN, CORDON, LEAVE, FORGET, PAUSE, RESUME, APPROVE, APPROVE_OTHER, REJECT, RETRY,
        SKIP, ABORT, REPLACE, WAIT, JUMP_AHEAD, JUMP_BACK, REPEAT
    }

    private static final List<Act> RARE = List.of(Act.ABORT, Act.REPLACE, Act.REJECT, Act.FORGET, Act.LEAVE, Act.JUMP_AHEAD);

    private final RandomGenerator random;
    final RolloutFixture rollout;
    private final RolloutInvariants invariants;
    private final List<String> history = new ArrayList<>();

    RolloutWorld(RandomGenerator random) {
        this.random = random;
        List<Wave> waves = new ArrayList<>();
        List<ApprovalRule> approvals = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            approvals.add(new ApprovalRule(null, "NSEditor", "PT24H"));
        }
        int cluster = 0;
        for (int wave = 0; wave < 1 + random.nextInt(4); wave++) {
            int size = random.nextInt(5);
            int first = cluster;
            cluster += size;
            List<String> names = IntStream.range(first, cluster).mapToObj(i -> "c" + i).toList();
            waves.add(new Wave("w" + wave, names, random.nextBoolean() ? 1 + random.nextInt(3) : null,
                    random.nextInt(3) == 0 ? "PT5M" : null, random.nextInt(6) == 0 ? Wave.NO_GATE : "Running",
                    random.nextInt(5) == 0 ? new Window(List.of(), "09:00", "11:00", "Europe/Berlin") : null));
            if (size > 0 && random.nextInt(5) == 0) {
                approvals.add(new ApprovalRule("w" + wave, "NSEditor", "PT1H"));
            }
        }
        rollout = RolloutFixture.of("{'failureBudget': " + random.nextInt(3) + ", 'unreachable': '"
                + (random.nextBoolean() ? "skip" : "wait") + "'}", approvals, waves.toArray(Wave[]::new));
        invariants = new RolloutInvariants(rollout);
        history.add(rollout.events.getFirst().toString());
    }

    void step() {
        int before = rollout.events.size();
        List<String> sent = invariants.check();
        history.add("  " + rollout.now + " " + rollout.events.subList(before, rollout.events.size()) + " sends " + sent);
    }

    Act act() {
        Act act = Act.values()[random.nextInt(Act.values().length)];
        if (RARE.contains(act) && random.nextInt(6) > 0) {
            act = Act.SETTLE;
        }
        String cluster = rollout.clusters.isEmpty() ? "none" : "c" + random.nextInt(rollout.clusters.size());
        history.add(act + " " + cluster);
        perform(act, cluster);
        return act;
    }

    private void perform(Act act, String cluster) {
        switch (act) {
            case SETTLE, RECOVER -> report(cluster, Outcome.SETTLED, null);
            case FAIL -> report(cluster, Outcome.FAILED, rollout.now);
            case FAIL_LATER -> report(cluster, Outcome.FAILED, rollout.now.plus(Duration.ofMinutes(10)));
            case SILENCE -> rollout.reach(Reach.SILENT, cluster);
            case RETURN -> rollout.reach(Reach.REACHABLE, cluster);
            case CORDON -> rollout.reach(Reach.CORDONED, cluster);
            case LEAVE -> rollout.reach(Reach.LEAVING, cluster);
            case FORGET -> rollout.outcome(Outcome.LEFT, null, cluster);
            case PAUSE -> decide(new RolloutCommand.Pause());
            case RESUME -> decide(new RolloutCommand.Resume(rollout.progress(), rollout.now));
            case APPROVE -> approve(pending() == null ? "sha256:00" : pending().manifests());
            case APPROVE_OTHER -> approve("sha256:00");
            case REJECT -> decide(new RolloutCommand.Reject());
            case RETRY -> decide(new RolloutCommand.Retry(cluster, rollout.all()));
            case SKIP -> decide(new RolloutCommand.Skip(cluster, rollout.all()));
            case ABORT -> decide(new RolloutCommand.Abort());
            case REPLACE -> decide(new RolloutCommand.Replace(RolloutFixture.OTHER));
            case WAIT -> rollout.now = rollout.next == null || rollout.next.isBefore(rollout.now)
                    ? rollout.now.plusSeconds(1)
                    : rollout.next;
            case JUMP_AHEAD -> rollout.now = rollout.now.plus(Duration.ofHours(random.nextInt(30)));
            case JUMP_BACK -> rollout.now = rollout.now.minusSeconds(random.nextInt(90));
            case REPEAT -> step();
        }
    }

    /** A report about what was never sent, or about a cluster that has left, changes nothing: the table has no such row. */
    private void report(String cluster, Outcome outcome, @Nullable Instant countsFrom) {
        ClusterProgress it = rollout.clusters.get(cluster);
        if (it != null && it.sent() && !it.isGone()) {
            rollout.outcome(outcome, countsFrom, cluster);
        }
    }

    private @Nullable ApprovalRequested pending() {
        return rollout.state().findPendingApproval().orElse(null);
    }

    private void approve(String manifests) {
        decide(new RolloutCommand.Approve(manifests, rollout.now));
    }

    /** People may ask for anything at any time; what the state forbids changes nothing. */
    private void decide(RolloutCommand command) {
        try {
            rollout.decide(command);
        } catch (StateConflictException e) {
            history.add("  " + e.code());
        }
    }

    /** Everything works and everybody agrees from now on: the rollout must end, and serve every cluster that is still there. */
    void removeObstacles() {
        history.add("OBSTACLES REMOVED");
        for (int i = 0; i < 100 && !invariants.isOver(); i++) {
            rollout.clusters.values().stream().filter(it -> !it.isGone()).map(ClusterProgress::cluster).toList().forEach(cluster -> {
                rollout.reach(Reach.REACHABLE, cluster);
                report(cluster, Outcome.SETTLED, null);
                if (invariants.needsPerson(cluster)) {
                    decide(new RolloutCommand.Retry(cluster, rollout.all()));
                }
            });
            decide(new RolloutCommand.Resume(rollout.progress(), rollout.now));
            if (pending() != null && pending().expiresAt().isAfter(rollout.now)) {
                approve(pending().manifests());
            }
            step();
            if (rollout.next != null && rollout.next.isAfter(rollout.now) && pending() == null) {
                rollout.now = rollout.next;
            }
        }
        invariants.checkEnd();
    }

    String outcome() {
        return ((Rollout.Ended) rollout.rollout()).outcome();
    }

    String history() {
        return String.join("\n", history);
    }
}
