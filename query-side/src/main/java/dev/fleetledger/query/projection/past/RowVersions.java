package dev.fleetledger.query.projection.past;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.hibernate.Session;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.TypeHelper;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the rows of one batch: finds out which rows a step has changed, and keeps what they were before. Hibernate's own
 * comparison sees only what a whole batch has changed.
 */
public final class RowVersions {

    /**
     * @param latest values after the last step or report that has used the row
     * @param atStep values that the step gave it which made the version
     */
    private record Version(@Nullable Object[] latest, @Nullable Object[] atStep) {}

    private final Session shared;
    private @Nullable SharedSessionContractImplementor ofTransaction;
    private final Map<EntityPersister, StepTimes> stepTimes = new HashMap<>();
    private final Map<Object, Version> versions = new IdentityHashMap<>();
    private final Set<VersionedRow> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Object> removed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<FormerVersion> former = new ArrayList<>();

    public RowVersions(Session session) {
        this.shared = session;
    }

    /** Spring's shared session is a proxy that finds the transaction's with each call. */
    private SharedSessionContractImplementor session() {
        if (ofTransaction == null) {
            ofTransaction = shared.unwrap(SharedSessionContractImplementor.class).getPersistenceContextInternal().getSession();
        }
        return ofTransaction;
    }

    /** Expects that the current step changes the row, which it hasn't done yet. */
    public void use(Object row) {
        if (row instanceof VersionedRow versioned && used.add(versioned) && !versions.containsKey(row)) {
            EntityEntry entry = session().getPersistenceContextInternal().getEntry(row);
            if (entry != null) {
                @Nullable Object[] loaded = Objects.requireNonNull(entry.getLoadedState());
                versions.put(row, new Version(loaded, stepTimes.computeIfAbsent(entry.getPersister(), StepTimes::of).restore(loaded)));
            }
        }
    }

    /** The current step removes the row. */
    public void remove(Object row) {
        use(row);
        removed.add(row);
    }

    /** Begins a version of each row that the step has added or changed, and keeps the former one. */
    public void endStep(long step) {
        for (VersionedRow row : used) {
            Version version = versions.get(row);
            EntityPersister type = session().getEntityPersister(null, row);
            if (removed.contains(row)) {
                keep(type, row, version, step);
                versions.remove(row);
            } else if (version == null || type.findDirty(type.getValues(row), version.latest, row, session()) != null) {
                if (version == null) {
                    row.beginFirstVersion(step);
                } else {
                    keep(type, row, version, step);
                    row.beginVersion(step);
                }
                @Nullable Object[] state = copyValues(type, row);
                versions.put(row, new Version(state, state));
            }
        }
        used.clear();
        removed.clear();
    }

    /** A report has changed no more than times. */
    public void endWithoutStep() {
        for (VersionedRow row : used) {
            Version version = Objects.requireNonNull(versions.get(row), "A report without a change adds no row");
            versions.put(row, new Version(copyValues(session().getEntityPersister(null, row), row), version.atStep));
        }
        used.clear();
    }

    /** Stores the former versions in the transaction that changes their rows. */
    public void write() {
        PastTables.insert(former, session());
        former.clear();
    }

    private void keep(EntityPersister type, Object row, @Nullable Version version, long step) {
        if (version != null) {
            former.add(new FormerVersion(type, Objects.requireNonNull(type.getIdentifier(row, session())), version.atStep, step));
        }
    }

    private @Nullable Object[] copyValues(EntityPersister type, Object row) {
        @Nullable Object[] values = type.getValues(row);
        @Nullable Object[] copy = new Object[values.length];
        TypeHelper.deepCopy(values, type.getPropertyTypes(), type.getPropertyUpdateability(), copy, session());
        return copy;
    }
}
