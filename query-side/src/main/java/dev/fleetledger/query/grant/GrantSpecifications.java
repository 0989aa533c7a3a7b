package dev.fleetledger.query.grant;

import java.util.Collection;
import java.util.UUID;

import org.springframework.data.jpa.domain.Specification;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.sql.FilterSpecifications;
import dev.fleetledger.query.sql.SqlPredicates;

/** Specifications of grants. */
final class GrantSpecifications {

    private GrantSpecifications() {}

    static Specification<GrantView> active() {
        return (grant, query, builder) -> grant.get(GrantView_.revokedAt).isNull();
    }

    /** Grants to the reader, or to a group that the reader's token names. */
    static Specification<GrantView> heldBy(AuthenticatedReader authenticatedReader) {
        return (grant, query, builder) -> builder.or(
                builder.and(builder.equal(grant.get(GrantView_.holderKind), "user"),
                        builder.equal(grant.get(GrantView_.holder), authenticatedReader.subject())),
                builder.and(builder.equal(grant.get(GrantView_.holderKind), "group"), SqlPredicates.equalsAny(builder,
                        grant.get(GrantView_.holder), authenticatedReader.groups().toArray(String[]::new))));
    }

    static Specification<GrantView> withId(Collection<UUID> ids) {
        return FilterSpecifications.equalAny(GrantView_.id, ids.toArray(UUID[]::new));
    }
}
