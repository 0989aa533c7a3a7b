package dev.fleetledger.agent.report;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which workloads the hub has not heard of since they changed. Their state is looked up when it is told, so nothing queues. */
final class Dirty {

    private final Set<UUID> workloads = new LinkedHashSet<>();
    private long since;

    synchronized void add(UUID workload) {
        if (workloads.isEmpty()) {
            since = System.nanoTime();
        }
        workloads.add(workload);
        notifyAll();
    }

    synchronized void addAll(Collection<UUID> more) {
        new HashSet<>(more).forEach(this::add);
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
            long until = workloads.isEmpty() ? deadline : Math.min(deadline, since + settleNanos);
            long left = until - System.nanoTime();
            if (left <= 0) {
                return;
            }
            wait(left / 1_000_000 + 1);
        }
    }
}
