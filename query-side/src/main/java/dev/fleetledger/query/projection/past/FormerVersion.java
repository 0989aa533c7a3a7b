package dev.fleetledger.query.projection.past;

import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * A version of a row that a step has replaced or removed.
 *
 * @param state      values of the row's attributes, in Hibernate's order
 * @param validUntil number of that step
 */
record FormerVersion(EntityPersister type, Object id, @Nullable Object[] state, long validUntil) {}
