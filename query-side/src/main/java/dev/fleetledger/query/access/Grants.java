package dev.fleetledger.query.access;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Grants extends Repository<GrantView, UUID> {

    @Query("from GrantView g where g.revokedAt is null"
            + " and (g.holderKind = 'user' and g.holder = :subject or g.holderKind = 'group' and g.holder in :groups) order by g.id")
    List<GrantView> of(String subject, Collection<String> groups);
}
