package dev.fleetledger.local.hub;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Limits concurrency: a thousand requests in sequence take minutes, and all at once are too many. */
public final class BoundedConcurrency {

    private static final int MAX_CONCURRENT = 8;

    private BoundedConcurrency() {}

    /** Returns when all tasks are done, whether or not others have failed; then throws the first failure, in the order of the items. */
    public static <T> void forEach(Collection<T> items, Consumer<T> task) {
        try (var executor = Executors.newFixedThreadPool(MAX_CONCURRENT)) {
            List<Future<?>> futures = new ArrayList<>();
            items.forEach(one -> futures.add(executor.submit(() -> task.accept(one))));
            for (Future<?> one : futures) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
