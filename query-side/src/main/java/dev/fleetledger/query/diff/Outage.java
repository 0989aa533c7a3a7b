package dev.fleetledger.query.diff;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a cluster was silent for longer than its reports may take.
 *
 * @param since when it was last heard before, in broker time
 * @param until when it was heard again; null when it wasn't until the later point
 * @param step  number of the last step until it ended, or else until it was noticed
 */
record Outage(Instant since, @Nullable Instant until, @JsonIgnore long step) {}
