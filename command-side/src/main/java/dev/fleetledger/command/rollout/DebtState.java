package dev.fleetledger.command.rollout;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.fleetledger.contract.rollout.DebtCodes;

/**
 * Clusters that the rollout goes on without.
 *
 * @param codes   why, by cluster; a paid debt is not in it
 * @param skipped clusters that a person has skipped, and not retried since
 * @param retried clusters that a person has retried: they are sent whatever the rollout waits for
 */
record DebtState(Map<String, String> codes, Set<String> skipped, Set<String> retried) {

    static final DebtState NONE = new DebtState(Map.of(), Set.of(), Set.of());

    boolean has(String cluster) {
        return codes.containsKey(cluster);
    }

    boolean isSkipped(String cluster) {
        return skipped.contains(cluster);
    }

    /** Whether it is paid as soon as the cluster can be sent something: the other debts only a person can lift. */
    boolean isPayable(String cluster) {
        String code = codes.get(cluster);
        return code != null && !code.equals(DebtCodes.SKIPPED) && !DebtCodes.UNPLACED.contains(code);
    }

    /** Whether only a new placement brings the workload to the cluster. */
    boolean needsPlacement(String cluster) {
        String code = codes.get(cluster);
        return code != null && DebtCodes.UNPLACED.contains(code);
    }

    boolean isRetried(String cluster) {
        return retried.contains(cluster);
    }

    DebtState record(String cluster, String code) {
        Map<String, String> more = new LinkedHashMap<>(codes);
        more.put(cluster, code);
        return new DebtState(more, skipped, retried);
    }

    DebtState pay(String cluster) {
        Map<String, String> fewer = new LinkedHashMap<>(codes);
        fewer.remove(cluster);
        return new DebtState(fewer, skipped, retried);
    }

    DebtState skip(String cluster) {
        return new DebtState(codes, with(skipped, cluster), without(retried, cluster));
    }

    DebtState retry(String cluster) {
        return new DebtState(codes, without(skipped, cluster), with(retried, cluster));
    }

    private static Set<String> with(Set<String> clusters, String cluster) {
        Set<String> more = new HashSet<>(clusters);
        more.add(cluster);
        return more;
    }

    private static Set<String> without(Set<String> clusters, String cluster) {
        Set<String> fewer = new HashSet<>(clusters);
        fewer.remove(cluster);
        return fewer;
    }
}
