package dev.fleetledger.problem.limit;

import java.io.IOException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

/** A request's body that ends with an exception at its first byte too many, or as soon as there is no room for what has been read. */
final class LimitedBodyStream extends ServletInputStream {

    private final ServletInputStream body;
    private final int limit;
    private final int chargePerByte;
    private final BytesInFlight.Body inFlight;
    private long count;

    LimitedBodyStream(ServletInputStream body, int limit, int chargePerByte, BytesInFlight.Body inFlight) {
        this.body = body;
        this.limit = limit;
        this.chargePerByte = chargePerByte;
        this.inFlight = inFlight;
    }

    @Override
    public int read() throws IOException {
        return counted(body.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = body.read(bytes, offset, length);
        return counted(read, read);
    }

    private int counted(int result, int bytes) throws IOException {
        if (result < 0) {
            return result;
        }
        count += bytes;
        if (count > limit) {
            throw new BodyTooLargeException(limit);
        }
        if (!inFlight.tryCharge(bytes * chargePerByte)) {
            throw LimitProblems.tooManyBodies();
        }
        return result;
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
