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
 * From how it stands at the broker to how it should.
 *
 * @param make     users that are missing
 * @param allow    rules that are missing
 * @param forbid   rules that nobody wants
 * @param takeAway users that nobody wants
 */
record Correction(Set<Wanted> make, Set<AclBinding> allow, Set<AclBinding> forbid, Set<String> takeAway) {

    /** A credential that counts. */
    record Wanted(String cluster, String credential) {

        String user() {
            return AgentUser.name(cluster, credential);
        }
    }

    /** @param users and @param rules as found there, of our prefix only */
    static Correction of(Collection<Wanted> wanted, Set<String> users, Set<AclBinding> rules) {
        Map<String, Wanted> byUser = wanted.stream().collect(toMap(Wanted::user, it -> it));
        Set<AclBinding> due = wanted.stream().flatMap(it -> AgentRules.of(it.cluster(), it.user()).stream()).collect(toSet());
        return new Correction(
                wanted.stream().filter(it -> !users.contains(it.user())).collect(toSet()),
                without(due, rules), without(rules, due), without(users, byUser.keySet()));
    }

    /**
     * The same, a part at a time. Whoever is to go loses its rules first: that ends what it has open, which the loss of a user doesn't.
     *
     * @param most of what a step holds
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
