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
record BrokerAccessDiff(Set<AgentCredential> usersToCreate, Set<AclBinding> aclsToCreate, Set<AclBinding> aclsToDelete,
        Set<String> usersToDelete) {

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
    static BrokerAccessDiff of(Collection<AgentCredential> wanted, Set<String> users, Set<AclBinding> acls) {
        Map<String, AgentCredential> byUser = wanted.stream().collect(toMap(AgentCredential::user, it -> it));
        Set<AclBinding> wantedAcls = wanted.stream().flatMap(it -> AgentAcls.of(it.cluster(), it.user()).stream()).collect(toSet());
        return new BrokerAccessDiff(
                wanted.stream().filter(it -> !users.contains(it.user())).collect(toSet()),
                without(wantedAcls, acls), without(acls, wantedAcls), without(users, byUser.keySet()));
    }

    /**
     * Splits the difference into steps. ACLs are deleted before their users, because this cuts off open connections and deleting the
     * user does not.
     *
     * @param max maximum number of elements per step
     */
    List<BrokerAccessDiff> batches(int max) {
        List<BrokerAccessDiff> batches = new ArrayList<>();
        slices(aclsToDelete, max).forEach(subset -> batches.add(new BrokerAccessDiff(Set.of(), Set.of(), subset, Set.of())));
        slices(usersToDelete, max).forEach(subset -> batches.add(new BrokerAccessDiff(Set.of(), Set.of(), Set.of(), subset)));
        slices(usersToCreate, max).forEach(subset -> batches.add(new BrokerAccessDiff(subset, Set.of(), Set.of(), Set.of())));
        slices(aclsToCreate, max).forEach(subset -> batches.add(new BrokerAccessDiff(Set.of(), subset, Set.of(), Set.of())));
        return batches;
    }

    boolean isEmpty() {
        return usersToCreate.isEmpty() && aclsToCreate.isEmpty() && aclsToDelete.isEmpty() && usersToDelete.isEmpty();
    }

    private static <T> Set<T> without(Set<T> all, Set<T> subset) {
        Set<T> rest = new HashSet<>(all);
        rest.removeAll(subset);
        return rest;
    }

    private static <T> Stream<Set<T>> slices(Set<T> all, int max) {
        List<T> list = List.copyOf(all);
        return IntStream.iterate(0, from -> from < list.size(), from -> from + max)
                .mapToObj(from -> Set.copyOf(list.subList(from, Math.min(from + max, list.size()))));
    }
}
