package dev.fleetledger.console.route;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;

/**
 * A body that is read as fast as the service receives it, by the thread that answers the request: no other thread may read a request,
 * because the server reuses it as soon as it is answered.
 */
final class PulledBody implements Publisher<ByteBuffer> {

    private static final int CHUNK_BYTES = 16 * 1024;

    private final Semaphore demand = new Semaphore(0);
    private volatile @Nullable Subscriber<? super ByteBuffer> subscriber;
    private volatile boolean ended;

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> service) {
        subscriber = service;
        service.onSubscribe(new Subscription() {

            @Override
            public void request(long count) {
                demand.release((int) Math.min(count, 1_000));
            }

            @Override
            public void cancel() {
                end();
            }
        });
    }

    private void end() {
        ended = true;
        demand.release();
    }

    /**
     * Sends the body until its end or until the exchange is over, whichever comes first.
     *
     * @throws IOException when the body can't be read; the service then sees a request that breaks off
     */
    void pull(InputStream body, CompletableFuture<?> exchange) throws IOException, InterruptedException {
        exchange.whenComplete((response, failure) -> end());
        for (demand.acquire(); !ended; demand.acquire()) {
            Subscriber<? super ByteBuffer> service = subscriber;
            if (service != null && !next(body, service)) {
                return;
            }
        }
    }

    private static boolean next(InputStream body, Subscriber<? super ByteBuffer> service) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        try {
            int count = body.read(chunk);
            if (count < 0) {
                service.onComplete();
                return false;
            }
            service.onNext(ByteBuffer.wrap(chunk, 0, count));
            return true;
        } catch (IOException e) {
            service.onError(e);
            throw e;
        }
    }
}
