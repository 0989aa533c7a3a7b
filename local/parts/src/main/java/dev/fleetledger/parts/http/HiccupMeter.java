package dev.fleetledger.parts.http;

import java.util.concurrent.TimeUnit;

/** Measures for how long this JVM's threads stand still, because of its collector or of other work on the machine. */
final class HiccupMeter implements AutoCloseable {

    private volatile long maximumNanos;
    private final Thread thread = Thread.ofPlatform().daemon().name("hiccups").start(this::run);

    private void run() {
        try {
            while (true) {
                long before = System.nanoTime();
                TimeUnit.MILLISECONDS.sleep(1);
                maximumNanos = Math.max(maximumNanos, System.nanoTime() - before);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void reset() {
        maximumNanos = 0;
    }

    double maximumMillis() {
        return maximumNanos / 1e6;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
