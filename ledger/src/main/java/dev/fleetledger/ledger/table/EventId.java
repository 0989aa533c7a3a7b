package dev.fleetledger.ledger.table;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Creates time-ordered ids (UUID version 7), so that their index grows at its end. */
public final class EventId {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private EventId() {}

    public static UUID next(Instant now) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(now.toEpochMilli() << 16 | VERSION | random.nextLong(0x1000), VARIANT | random.nextLong() >>> 2);
    }
}
