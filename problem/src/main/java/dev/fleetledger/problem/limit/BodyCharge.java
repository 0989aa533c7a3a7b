package dev.fleetledger.problem.limit;

/**
 * What a request with a body counts towards the bytes in flight of its process.
 *
 * @param atStart bytes before the body is read, for the connection and the request
 * @param perByte bytes for each byte of the body that has been read
 */
public record BodyCharge(int atStart, int perByte) {

    /** What a body counts once all of it has been read. */
    long of(int length) {
        return atStart + (long) perByte * length;
    }
}
