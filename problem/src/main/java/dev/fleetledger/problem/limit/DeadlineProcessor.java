package dev.fleetledger.problem.limit;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;

import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** Processes the requests of one connection and ends its input when one of them is late. */
final class DeadlineProcessor extends Http11Processor {

    private static final long REJECTED_NANOS = Duration.ofSeconds(1).toNanos();

    private final DeadlineProtocol protocol;
    private final Set<DeadlineProcessor> busy;
    private final Semaphore rejected;
    /** When reading a rejected body has begun; 0: it hasn't. */
    private volatile long rejectedSince;
    private volatile boolean serving;

    DeadlineProcessor(DeadlineProtocol protocol, Set<DeadlineProcessor> busy, Semaphore rejected) {
        AnsweredRequestAdapter adapter = new AnsweredRequestAdapter(protocol.getAdapter());
        super(protocol, adapter);
        adapter.setAfterAnswer(this::endBody);
        this.protocol = protocol;
        this.busy = busy;
        this.rejected = rejected;
        request.setInputBuffer(new DeadlineInput(request.getInputBuffer()));
    }

    /** {@code LONG} tells that a head has not arrived completely: its connection is processed again with the next bytes. */
    @Override
    public SocketState service(SocketWrapperBase<?> connection) throws IOException {
        SocketState state = SocketState.CLOSED;
        serving = true;
        busy.add(this);
        try {
            state = super.service(connection);
            return state;
        } finally {
            serving = false;
            if (state != SocketState.LONG) {
                busy.remove(this);
            }
        }
    }

    /** Whether no request is arriving: its connection may have been closed with an incomplete head. */
    boolean isIdle() {
        return !serving && request.getStartTimeNanos() < 0;
    }

    void endInputWhenLate(long now) {
        SocketWrapperBase<?> connection = getSocketWrapper();
        if (isLate(now) && !request.isFinished() && connection != null && connection.getSocket() instanceof NioChannel socket) {
            try {
                socket.getIOChannel().shutdownInput();
            } catch (IOException e) {
                getLog().debug("The connection was closed at the same time", e);
            }
        }
    }

    /** A request without a first byte has no start time. */
    private boolean isLate(long now) {
        long rejectedStart = rejectedSince;
        long start = request.getStartTimeNanos();
        return rejectedStart != 0 ? now - rejectedStart > REJECTED_NANOS : start > 0 && now - start > protocol.arrivalNanos();
    }

    /** Tomcat itself would wait for the rest of a body that the application left unread, and for each of its bytes anew. */
    private void endBody() {
        if (isAsync() || request.isFinished()) {
            return;
        }
        if (request.getErrorException() == null && rejected.tryAcquire()) {
            rejectedSince = System.nanoTime();
            try {
                readBody();
            } finally {
                rejectedSince = 0;
                rejected.release();
            }
        }
        if (!request.isFinished()) {
            action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /** Without this, a client that is still sending would see a broken connection instead of the answer. */
    private void readBody() {
        try {
            while (request.doRead(new IgnoredBytes()) >= 0) {
                // Reads on.
            }
        } catch (IOException e) {
            getLog().debug("The rest of a rejected request didn't arrive", e);
        }
    }

    /** Reports the end of the input behind the deadline as what it is, which Tomcat answers with 408. */
    private final class DeadlineInput implements InputBuffer {

        private final InputBuffer input;

        DeadlineInput(InputBuffer input) {
            this.input = input;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            try {
                return input.doRead(handler);
            } catch (IOException e) {
                if (isLate(System.nanoTime())) {
                    throw (IOException) new SocketTimeoutException("the request didn't arrive in time").initCause(e);
                }
                throw e;
            }
        }

        @Override
        public int available() {
            return input.available();
        }
    }
}
