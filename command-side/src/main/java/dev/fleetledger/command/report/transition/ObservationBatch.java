package dev.fleetledger.command.report.transition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.report.transition.ObservationTable.Key;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Corrections;
import dev.fleetledger.judgement.status.Observation;

/** The observations that a batch of reports changes, and the bursts of corrections that ended in it. */
public final class ObservationBatch {

    private final Map<Key, Observation> observations = new LinkedHashMap<>();
    private final Map<Key, List<Corrections>> endedCorrections = new HashMap<>();

    public boolean isEmpty() {
        return observations.isEmpty();
    }

    public Set<Key> keys() {
        return observations.keySet();
    }

    /**
     * Facts that differ only in their time of observation need not be judged again.
     *
     * @param stored the observation before this batch
     */
    public void add(Key key, @Nullable Observation stored, DeploymentFacts facts, Instant receivedAt) {
        Observation before = observations.getOrDefault(key, stored);
        Observation after = Observation.update(before, facts, receivedAt);
        if (!after.hasChangedSince(before)) {
            return;
        }
        observations.put(key, after);
        Corrections burst = before == null ? null : before.facts().corrections();
        Corrections latest = after.facts().corrections();
        if (burst != null && (latest == null || !latest.first().equals(burst.first()))) {
            endedCorrections.computeIfAbsent(key, it -> new ArrayList<>()).add(burst);
        }
    }

    Map<Key, Observation> observations() {
        return observations;
    }

    List<Corrections> endedCorrections(Key key) {
        return endedCorrections.getOrDefault(key, List.of());
    }
}
