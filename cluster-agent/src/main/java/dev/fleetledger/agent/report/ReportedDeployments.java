package dev.fleetledger.agent.report;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;

/** The facts that the hub has received of each deployment, in this agent epoch. A newer time of observation alone is not reported. */
final class ReportedDeployments {

    private record Reported(DeploymentFacts facts, long digest) {}

    private final Map<UUID, Reported> reported = new HashMap<>();
    private final Set<UUID> repeated = new HashSet<>();

    /** The deployments are due although unchanged: the hub may have lost them, or not have received what was sent last. */
    void repeat(Collection<UUID> workloads) {
        repeated.addAll(workloads);
    }

    boolean isDue(DeploymentFacts facts) {
        Reported last = reported.get(facts.workload());
        return last == null || repeated.contains(facts.workload()) || !withoutTime(facts).equals(last.facts());
    }

    void record(DeploymentFacts facts, long digest) {
        reported.put(facts.workload(), new Reported(withoutTime(facts), digest));
        repeated.remove(facts.workload());
    }

    void clear() {
        reported.clear();
        repeated.clear();
    }

    void retain(Collection<UUID> workloads) {
        reported.keySet().retainAll(workloads);
        repeated.retainAll(workloads);
    }

    /** @return the sum of all digests once the hub has received these facts too */
    long digestWith(List<DeploymentFacts> facts) {
        long sum = reported.values().stream().mapToLong(Reported::digest).sum();
        for (DeploymentFacts latest : facts) {
            Reported last = reported.get(latest.workload());
            sum += digest(latest) - (last == null ? 0 : last.digest());
        }
        return sum;
    }

    /** @return 0 after a removal or release; the agent forgets such a deployment when the hub has received that */
    static long digest(DeploymentFacts facts) {
        AttemptResult result = facts.attempt().result();
        if (result == AttemptResult.REMOVED || result == AttemptResult.RELEASED) {
            return 0;
        }
        try {
            byte[] json = ContractJson.MAPPER.writeValueAsBytes(withoutTime(facts));
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(json)).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is unavailable", e);
        }
    }

    private static DeploymentFacts withoutTime(DeploymentFacts facts) {
        return facts.withObservedAt(Instant.EPOCH);
    }
}
