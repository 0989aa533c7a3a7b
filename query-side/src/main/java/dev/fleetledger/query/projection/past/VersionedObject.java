package dev.fleetledger.query.projection.past;

import jakarta.persistence.MappedSuperclass;

/** The row of an object that diffs compare: it also tells which step added it. */
@MappedSuperclass
public abstract class VersionedObject extends VersionedRow {

    /** Number of that step; never changed later. */
    private long addedIn;

    @Override
    final void beginFirstVersion(long step) {
        addedIn = step;
        super.beginFirstVersion(step);
    }
}
