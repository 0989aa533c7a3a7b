package dev.fleetledger.query.live;

import dev.fleetledger.query.access.ReaderScope;

/** Who may be told that an object has changed: who may see it now. */
@FunctionalInterface
public interface Audience {

    Audience NOBODY = scope -> false;

    boolean includes(ReaderScope scope);
}
