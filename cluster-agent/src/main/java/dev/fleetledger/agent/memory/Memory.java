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

import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.deployment.EpochGeneration;
import dev.fleetledger.agent.drift.Baseline;
import dev.fleetledger.agent.memory.MemoryEntry.Replaced;
import dev.fleetledger.agent.plan.AppliedRecord;
import dev.fleetledger.contract.report.DeploymentFacts.Replacement;

/**
 * What the agent remembers of its own applies. It is held in memory, and changes are written to ConfigMaps every second. What a
 * crash loses within that second is also recorded in the marks on the objects.
 */
public final class Memory {

    private final Map<UUID, MemoryEntry> entries = new ConcurrentHashMap<>();
    private final Set<String> dirtyShards = ConcurrentHashMap.newKeySet();
    private volatile @Nullable KnownHub hub;
    private volatile long epoch;
    private volatile boolean loaded;

    /** @param epoch of this agent, taken from its clock */
    public Memory(long epoch) {
        this.epoch = epoch;
    }

    /** @return an epoch that, once the memory is read, is larger than any earlier agent's, even if the clock was set back */
    public long epoch() {
        return epoch;
    }

    void raiseEpoch(long earlier) {
        // An equal epoch was written by this agent itself.
        boolean foreign = !loaded || earlier != epoch;
        epoch = foreign ? Math.max(epoch, earlier + 1) : epoch;
        loaded = true;
        dirtyShards.add(Shards.HUB);
    }

    public AppliedRecord appliedRecord(UUID workload, ObjectRef ref) {
        MemoryEntry entry = entries.getOrDefault(workload, MemoryEntry.EMPTY);
        Replaced replaced = entry.replaced().get(ref.label());
        return new AppliedRecord(entry.objects().get(ref.label()), entry.order(), replaced == null ? EpochGeneration.NONE
                : replaced.order());
    }

    public void recordObject(UUID workload, ObjectRef ref, String uid) {
        change(workload, entry -> entry.withObject(ref.label(), uid));
    }

    /** @return the API server's answer to our last apply of the object; nothing if it isn't known */
    public @Nullable Baseline baseline(UUID workload, ObjectRef ref) {
        return entries.getOrDefault(workload, MemoryEntry.EMPTY).baselines().get(ref.label());
    }

    public void recordBaseline(UUID workload, ObjectRef ref, Baseline baseline) {
        change(workload, entry -> entry.withBaseline(ref.label(), baseline));
    }

    public void removeObject(UUID workload, ObjectRef ref) {
        change(workload, entry -> entry.withoutObject(ref.label()));
    }

    public void recordApplied(UUID workload, EpochGeneration epochGeneration) {
        change(workload, entry -> entry.withOrder(epochGeneration));
    }

    /** Must be written before the object is deleted, so that it is deleted once per generation even after a crash. */
    public void recordReplacement(UUID workload, ObjectRef ref, EpochGeneration epochGeneration, String reason, Instant now) {
        change(workload, entry -> entry.withReplacement(ref.label(),
                new Replaced(epochGeneration.epoch(), epochGeneration.generation(), ref.kind() + "/" + ref.name(), reason, now)));
    }

    /** @return the objects that this generation had to delete and create again */
    public List<Replacement> replacements(UUID workload, EpochGeneration epochGeneration) {
        return entries.getOrDefault(workload, MemoryEntry.EMPTY).replaced().values().stream()
                .filter(replaced -> replaced.order().equals(epochGeneration))
                .map(replaced -> new Replacement(replaced.object(), replaced.reason(), replaced.at()))
                .sorted(Comparator.comparing(Replacement::object)).toList();
    }

    public void forget(UUID workload) {
        if (entries.remove(workload) != null) {
            dirtyShards.add(Shards.of(workload));
        }
    }

    public @Nullable KnownHub hub() {
        return hub;
    }

    public void acceptHub(KnownHub next) {
        if (!next.equals(hub)) {
            hub = next;
            dirtyShards.add(Shards.HUB);
        }
    }

    /** An administrator has given the cluster to this hub; any other known hub is forgotten. */
    public void assignTo(UUID installation) {
        if (hub == null || !hub.installation().equals(installation)) {
            acceptHub(new KnownHub(installation, 0));
        }
    }

    /** Marks everything for writing, because the ConfigMaps may have been deleted. */
    public void markAllDirty() {
        entries.keySet().forEach(workload -> dirtyShards.add(Shards.of(workload)));
        dirtyShards.add(Shards.HUB);
    }

    /** A previous holder may have written after our last read; its entry replaces ours only if its generation is newer. */
    void merge(UUID workload, MemoryEntry entry) {
        entries.merge(workload, entry, (ours, stored) -> stored.order().isNewerThan(ours.order()) ? stored : ours);
    }

    void mergeHub(KnownHub stored) {
        if (hub == null || hub.installation().equals(stored.installation()) && stored.epoch() > hub.epoch()) {
            hub = stored;
        }
    }

    Map<UUID, MemoryEntry> entries() {
        return entries;
    }

    Set<String> dirtyShards() {
        return dirtyShards;
    }

    private void change(UUID workload, UnaryOperator<MemoryEntry> change) {
        MemoryEntry before = entries.getOrDefault(workload, MemoryEntry.EMPTY);
        MemoryEntry after = change.apply(before);
        if (!after.equals(before)) {
            entries.put(workload, after);
            dirtyShards.add(Shards.of(workload));
        }
    }
}
