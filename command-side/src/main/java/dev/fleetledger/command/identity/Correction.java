package dev.fleetledger.command.identity;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.common.acl.AclBinding;

import dev.fleetledger.contract.report.AgentUser;

/**
 * Difference between the broker's current and wanted access state.
 *
 * @param make     users to be created
 * @param allow    ACLs to be created
 * @param forbid   ACLs to be deleted
 * @param takeAway users to be deleted
 */
record Correction(Set<Wanted> make, Set<AclBinding> allow, Set<AclBinding> forbid, Set<String> takeAway) {

    /** An active credential. */
    record Wanted(String cluster, String credential) {

        String user() {
            return AgentUser.name(cluster, credential);
        }
    }

    /**
     * @param users users found at the broker, only those with our prefix
     * @param rules ACLs found at the broker, only those of users with our prefix
     */
    static Correction of(Collection<Wanted> wanted, Set<String> users, Set<AclBinding> rules) {
        Map<String, Wanted> byUser = wanted.stream().collect(toMap(Wanted::user, it -> it));
        Set<AclBinding> due = wanted.stream().flatMap(it -> AgentRules.of(it.cluster(), it.user()).stream()).collect(toSet());
        return new Correction(
                wanted.stream().filter(it -> !users.contains(it.user())).collect(toSet()),
                without(due, rules), without(rules, due), without(users, byUser.keySet()));
    }

    /**
     * Splits the difference into steps. ACLs are deleted before their users, because this cuts off open connections and deleting the
     * user does not.
     *
     * @param most maximum number of elements per step
     */
    List<Correction> steps(int most) {
        List<Correction> steps = new ArrayList<>();
        slices(forbid, most).forEach(some -> steps.add(new Correction(Set.of(), Set.of(), some, Set.of())));
        slices(takeAway, most).forEach(some -> steps.add(new Correction(Set.of(), Set.of(), Set.of(), some)));
        slices(make, most).forEach(some -> steps.add(new Correction(some, Set.of(), Set.of(), Set.of())));
        slices(allow, most).forEach(some -> steps.add(new Correction(Set.of(), some, Set.of(), Set.of())));
        return steps;
    }

    boolean isNone() {
        return make.isEmpty() && allow.isEmpty() && forbid.isEmpty() && takeAway.isEmpty();
    }

    private static <T> Set<T> without(Set<T> all, Set<T> some) {
        Set<T> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static <T> Stream<Set<T>> slices(Set<T> all, int most) {
        List<T> list = List.copyOf(all);
        return IntStream.iterate(0, from -> from < list.size(), from -> from + most)
                .mapToObj(from -> Set.copyOf(list.subList(from, Math.min(from + most, list.size()))));
    }
}
