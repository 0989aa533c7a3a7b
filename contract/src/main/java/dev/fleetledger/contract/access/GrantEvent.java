package dev.fleetledger.contract.access;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Events of the stream {@code Grants/fleet}. */
public sealed interface GrantEvent {

    UUID grant();

    /** @param role one of {@code NSViewer NSEditor NSAdmin ClusterAdmin FleetAdmin Auditor} */
    record Given(UUID grant, String role, Holder holder, Scope scope) implements GrantEvent {}

    record Revoked(UUID grant) implements GrantEvent {}

    /** @param kind {@code user} or {@code group}; the id is the OIDC subject or the group's name in the token */
    record Holder(String kind, String id) {}

    /**
     * @param all         every cluster, including those that join later
     * @param matchLabels selects the clusters that carry all of these labels
     * @param namespace   set for the NS roles, absent for the others
     */
    record Scope(boolean all, @Nullable List<String> clusters, @Nullable Map<String, String> matchLabels, @Nullable String namespace) {}
}
