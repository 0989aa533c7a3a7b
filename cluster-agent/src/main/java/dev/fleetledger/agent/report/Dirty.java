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
 * Which workloads the hub has not heard of since they changed: their state is looked up when it is told, so nothing queues. And answers,
 * which are few and expire.
 */
final class Dirty {

    private final Set<UUID> workloads = new LinkedHashSet<>();
    private final Deque<Untold> answers = new ArrayDeque<>();
    private long since;

    synchronized void add(UUID workload) {
        if (isEmpty()) {
            since = System.nanoTime();
        }
        workloads.add(workload);
        notifyAll();
    }

    synchronized void addAll(Collection<UUID> more) {
        new HashSet<>(more).forEach(this::add);
    }

    synchronized void add(Untold answer) {
        if (isEmpty()) {
            since = System.nanoTime();
        }
        answers.add(answer);
        notifyAll();
    }

    /** @return the oldest, which is an answer no longer to be told; nothing if there is none */
    synchronized @Nullable Untold takeAnswer() {
        return answers.poll();
    }

    private boolean isEmpty() {
        return workloads.isEmpty() && answers.isEmpty();
    }

    /** @return at most so many; they are not dirty any more, unless they are put back */
    synchronized List<UUID> take(int most) {
        List<UUID> taken = workloads.stream().limit(most).toList();
        taken.forEach(workloads::remove);
        return taken;
    }

    /**
     * Returns when there was something for that long, so that what moves together is told together; or at the deadline.
     *
     * @param settleNanos from the first change on
     * @param deadline    in System.nanoTime()
     */
    synchronized void await(long settleNanos, long deadline) throws InterruptedException {
        while (true) {
            long until = isEmpty() ? deadline : Math.min(deadline, since + settleNanos);
            long left = until - System.nanoTime();
            if (left <= 0) {
                return;
            }
            wait(left / 1_000_000 + 1);
        }
    }
}
