package dev.fleetledger.agent.report;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Workloads that changed since their last report, and pending answers. A workload's state is read when the report is built, so
 * no states queue up; answers are few and expire.
 */
final class ReportQueue {

    private final Set<UUID> workloads = new LinkedHashSet<>();
    private final Deque<PendingAnswer> answers = new ArrayDeque<>();
    private long firstAddedAt;

    synchronized void add(UUID workload) {
        if (isEmpty()) {
            firstAddedAt = System.nanoTime();
        }
        workloads.add(workload);
        notifyAll();
    }

    synchronized void addAll(Collection<UUID> added) {
        new HashSet<>(added).forEach(this::add);
    }

    synchronized void add(PendingAnswer answer) {
        if (isEmpty()) {
            firstAddedAt = System.nanoTime();
        }
        answers.add(answer);
        notifyAll();
    }

    /** @return the oldest answer, which is removed; nothing if there is none */
    synchronized @Nullable PendingAnswer takeAnswer() {
        return answers.poll();
    }

    private boolean isEmpty() {
        return workloads.isEmpty() && answers.isEmpty();
    }

    /** @return up to {@code max} workloads, which are removed */
    synchronized List<UUID> takeWorkloads(int max) {
        List<UUID> taken = workloads.stream().limit(max).toList();
        taken.forEach(workloads::remove);
        return taken;
    }

    /**
     * Returns when the settle time is over, so that related changes go into one report, or at the deadline.
     *
     * @param settleNanos time from the first change on
     * @param deadline    by System.nanoTime()
     */
    synchronized void await(long settleNanos, long deadline) throws InterruptedException {
        while (true) {
            long until = isEmpty() ? deadline : Math.min(deadline, firstAddedAt + settleNanos);
            long remaining = until - System.nanoTime();
            if (remaining <= 0) {
                return;
            }
            wait(remaining / 1_000_000 + 1);
        }
    }
}
