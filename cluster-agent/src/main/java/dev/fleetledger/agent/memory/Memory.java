package dev.fleetledger.agent.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.cluster.ObjectRef;
import dev.fleetledger.agent.deployment.Order;
import dev.fleetledger.agent.memory.Remembered.Replaced;
import dev.fleetledger.agent.plan.Known;
import dev.fleetledger.contract.report.DeploymentFacts.Replacement;

/**
 * What the agent remembers of its own applies. It is held in memory, and changes are written to ConfigMaps every second. What a
 * crash loses within that second is also recorded in the marks on the objects.
 */
public final class Memory {

    private final Map<UUID, Remembered> entries = new ConcurrentHashMap<>();
    private final Set<String> dirty = ConcurrentHashMap.newKeySet();
    private volatile @Nullable KnownHub hub;
    private volatile long epoch;
    private volatile boolean begun;

    /** @param epoch of this agent, taken from its clock */
    public Memory(long epoch) {
        this.epoch = epoch;
    }

    /** @return an epoch that, once the memory is read, is larger than any earlier agent's, even if the clock was set back */
    public long epoch() {
        return epoch;
    }

    void comesAfter(long earlier) {
        // An equal epoch was written by this agent itself.
        boolean anothers = !begun || earlier != epoch;
        epoch = anothers ? Math.max(epoch, earlier + 1) : epoch;
        begun = true;
        dirty.add(Shards.HUB);
    }

    public Known known(UUID workload, ObjectRef ref) {
        Remembered entry = entries.getOrDefault(workload, Remembered.NOTHING);
        Replaced replaced = entry.replaced().get(ref.label());
        return new Known(entry.objects().get(ref.label()), entry.order(), replaced == null ? Order.NONE : replaced.order());
    }

    public void applied(UUID workload, ObjectRef ref, String uid) {
        change(workload, entry -> entry.with(ref.label(), uid));
    }

    public void gone(UUID workload, ObjectRef ref) {
        change(workload, entry -> entry.without(ref.label()));
    }

    public void carriedOut(UUID workload, Order order) {
        change(workload, entry -> entry.carriedOut(order));
    }

    /** Must be written before the object is deleted, so that it is deleted once per generation even after a crash. */
    public void replacing(UUID workload, ObjectRef ref, Order order, String reason, Instant now) {
        change(workload, entry -> entry.replacing(ref.label(),
                new Replaced(order.epoch(), order.generation(), ref.kind() + "/" + ref.name(), reason, now)));
    }

    /** @return the objects that this generation had to delete and create again */
    public List<Replacement> replaced(UUID workload, Order order) {
        return entries.getOrDefault(workload, Remembered.NOTHING).replaced().values().stream()
                .filter(replaced -> replaced.order().equals(order))
                .map(replaced -> new Replacement(replaced.object(), replaced.reason(), replaced.at()))
                .sorted(Comparator.comparing(Replacement::object)).toList();
    }

    public void forget(UUID workload) {
        if (entries.remove(workload) != null) {
            dirty.add(Shards.of(workload));
        }
    }

    public @Nullable KnownHub hub() {
        return hub;
    }

    public void listensTo(KnownHub next) {
        if (!next.equals(hub)) {
            hub = next;
            dirty.add(Shards.HUB);
        }
    }

    /** An administrator has given the cluster to this hub; any other known hub is forgotten. */
    public void belongsTo(UUID installation) {
        if (hub == null || !hub.installation().equals(installation)) {
            listensTo(new KnownHub(installation, 0));
        }
    }

    /** Marks everything for writing, because the ConfigMaps may have been deleted. */
    public void writeAllAgain() {
        entries.keySet().forEach(workload -> dirty.add(Shards.of(workload)));
        dirty.add(Shards.HUB);
    }

    /** A previous holder may have written after our last read; its entry replaces ours only if its generation is newer. */
    void recall(UUID workload, Remembered entry) {
        entries.merge(workload, entry, (ours, found) -> found.order().isNewerThan(ours.order()) ? found : ours);
    }

    void recallHub(KnownHub found) {
        if (hub == null || hub.installation().equals(found.installation()) && found.epoch() > hub.epoch()) {
            hub = found;
        }
    }

    Map<UUID, Remembered> entries() {
        return entries;
    }

    Set<String> dirty() {
        return dirty;
    }

    private void change(UUID workload, UnaryOperator<Remembered> how) {
        Remembered before = entries.getOrDefault(workload, Remembered.NOTHING);
        Remembered after = how.apply(before);
        if (!after.equals(before)) {
            entries.put(workload, after);
            dirty.add(Shards.of(workload));
        }
    }
}
