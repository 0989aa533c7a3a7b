package dev.fleetledger.agent.report;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Workloads that changed since their last report, and pending answers. A workload's state is read when the report is built, so
 * no states queue up; answers are few and expire.
 */
final class ReportQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final Set<UUID> workloads = new LinkedHashSet<>();
    private final Deque<PendingAnswer> answers = new ArrayDeque<>();
    private long firstAddedAt;

    void add(UUID workload) {
        lock.lock();
        try {
            markAdded();
            workloads.add(workload);
        } finally {
            lock.unlock();
        }
    }

    void addAll(Collection<UUID> all) {
        new HashSet<>(all).forEach(this::add);
    }

    void add(PendingAnswer answer) {
        lock.lock();
        try {
            markAdded();
            answers.add(answer);
        } finally {
            lock.unlock();
        }
    }

    /** @return the oldest answer, which is removed; nothing if there is none */
    @Nullable PendingAnswer takeAnswer() {
        lock.lock();
        try {
            return answers.poll();
        } finally {
            lock.unlock();
        }
    }

    /** @return up to {@code max} workloads, which are removed */
    List<UUID> takeWorkloads(int max) {
        lock.lock();
        try {
            List<UUID> taken = workloads.stream().limit(max).toList();
            taken.forEach(workloads::remove);
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns when the settle time is over, so that related changes go into one report, or at the deadline.
     *
     * @param settleNanos time from the first change on
     * @param deadline    by System.nanoTime()
     */
    void await(long settleNanos, long deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long remaining = remaining(settleNanos, deadline);
            while (remaining > 0) {
                added.awaitNanos(remaining);
                remaining = remaining(settleNanos, deadline);
            }
        } finally {
            lock.unlock();
        }
    }

    private long remaining(long settleNanos, long deadline) {
        return (isEmpty() ? deadline : Math.min(deadline, firstAddedAt + settleNanos)) - System.nanoTime();
    }

    private void markAdded() {
        if (isEmpty()) {
            firstAddedAt = System.nanoTime();
        }
        added.signalAll();
    }

    private boolean isEmpty() {
        return workloads.isEmpty() && answers.isEmpty();
    }
}
