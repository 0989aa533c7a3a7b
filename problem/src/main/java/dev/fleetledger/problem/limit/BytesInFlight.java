package dev.fleetledger.problem.limit;

import java.util.concurrent.Semaphore;

/** Bytes that the bodies of all requests occupy together. The second half of them is for people's first bodies only. */
final class BytesInFlight {

    private final int limit;
    private final Semaphore free;

    BytesInFlight(int limit) {
        this.limit = limit;
        this.free = new Semaphore(limit);
    }

    /** @param further whether the person has another body in flight */
    Body begin(boolean further) {
        return new Body(further);
    }

    /** One body, until its request is answered. Used by one thread at a time. */
    final class Body implements AutoCloseable {

        private final int reserved;
        private int charged;

        private Body(boolean further) {
            this.reserved = further ? limit / 2 : 0;
        }

        /** Returns false when there is no room. What occupies nothing more always has room, however much others occupy by now. */
        boolean tryCharge(int bytes) {
            if (bytes == 0) {
                return true;
            }
            if (free.availablePermits() - bytes < reserved || !free.tryAcquire(bytes)) {
                return false;
            }
            charged += bytes;
            return true;
        }

        @Override
        public void close() {
            free.release(charged);
            charged = 0;
        }
    }
}
