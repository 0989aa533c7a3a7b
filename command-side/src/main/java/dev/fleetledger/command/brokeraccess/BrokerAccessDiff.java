package dev.fleetledger.command.brokeraccess;

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
 * @param usersToCreate users to be created
 * @param aclsToCreate  ACLs to be created
 * @param aclsToDelete  ACLs to be deleted
 * @param usersToDelete users to be deleted
 */
record BrokerAccessDiff(Set<AgentCredential> usersToCreate, Set<AclBinding> aclsToCreate, Set<AclBinding> aclsToDelete, Set<String> usersToDelete) {

    /** An active credential. */
    record AgentCredential(String cluster, String credential) {

        String user() {
            return AgentUser.name(cluster, credential);
        }
    }

    /**
     * @param users users found at the broker, only those with our prefix
     * @param acls  ACLs found at the broker, only those of users with our prefix
     */
    static BrokerAccessDiff of(Collection<AgentCredential> wanted, Set<String> users, Set<AclBinding> rules) {
        Map<String, AgentCredential> byUser = wanted.stream().collect(toMap(AgentCredential::user, it -> it));
        Set<AclBinding> due = wanted.stream().flatMap(it -> AgentAcls.of(it.cluster(), it.user()).stream()).collect(toSet());
        return new BrokerAccessDiff(
                wanted.stream().filter(it -> !users.contains(it.user())).collect(toSet()),
                without(due, rules), without(rules, due), without(users, byUser.keySet()));
    }

    /**
     * Splits the difference into steps. ACLs are deleted before their users, because this cuts off open connections and deleting the
     * user does not.
     *
     * @param max maximum number of elements per step
     */
    List<BrokerAccessDiff> batches(int most) {
        List<BrokerAccessDiff> steps = new ArrayList<>();
        slices(aclsToDelete, most).forEach(some -> steps.add(new BrokerAccessDiff(Set.of(), Set.of(), some, Set.of())));
        slices(usersToDelete, most).forEach(some -> steps.add(new BrokerAccessDiff(Set.of(), Set.of(), Set.of(), some)));
        slices(usersToCreate, most).forEach(some -> steps.add(new BrokerAccessDiff(some, Set.of(), Set.of(), Set.of())));
        slices(aclsToCreate, most).forEach(some -> steps.add(new BrokerAccessDiff(Set.of(), some, Set.of(), Set.of())));
        return steps;
    }

    boolean isNone() {
        return usersToCreate.isEmpty() && aclsToCreate.isEmpty() && aclsToDelete.isEmpty() && usersToDelete.isEmpty();
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
