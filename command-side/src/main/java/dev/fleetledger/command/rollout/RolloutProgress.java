package dev.fleetledger.command.rollout;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Progress of the clusters that matter to the next step of a rollout: those of the begun and the next wave, and of all others those in
 * flight, retried, failed, or in debt.
 *
 * @param lastWave index of the last wave of which it holds all clusters; a later one can't be begun with it
 */
public record RolloutProgress(List<ClusterProgress> clusters, int lastWave) {

    public Optional<ClusterProgress> find(String cluster) {
        return clusters.stream().filter(it -> it.cluster().equals(cluster)).findFirst();
    }

    Stream<ClusterProgress> ofWave(int wave) {
        return clusters.stream().filter(it -> it.wave() == wave);
    }

    /** Failed clusters that count: not those that a person has skipped. */
    List<String> failed(RolloutState state, Instant now) {
        return clusters.stream().filter(it -> it.hasFailed(now) && !state.debts().isSkipped(it.cluster())).map(ClusterProgress::cluster)
                .toList();
    }

    /** Clusters in flight whose end the rollout awaits, unlike that of debts, and those that a person has put on their way. */
    Stream<ClusterProgress> awaited(RolloutState state, Instant now) {
        return clusters.stream().filter(it -> it.isInFlight(now) && !state.debts().has(it.cluster())
                || !it.sent() && !it.isGone() && state.debts().isRetried(it.cluster()));
    }

    RolloutProgress withSent(Collection<String> sent) {
        return new RolloutProgress(clusters.stream().map(it -> sent.contains(it.cluster()) ? it.asSent() : it).toList(), lastWave);
    }
}
