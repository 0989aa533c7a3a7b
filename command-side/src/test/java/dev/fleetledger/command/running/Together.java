package dev.fleetledger.command.running;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts everything at one moment. */
public final class Together {

    private Together() {}

    @SafeVarargs
    public static List<Reply> all(Callable<Reply>... calls) {
        // Made by virtual threads all at once, the fleet would be waited for by every carrier thread there is.
        Fleet.other();
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> running = new ArrayList<>();
            for (Callable<Reply> call : calls) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            start.countDown();
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> one : running) {
                replies.add(one.get());
            }
            return replies;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<Integer> statuses(List<Reply> replies) {
        return replies.stream().map(Reply::status).sorted().toList();
    }
}
