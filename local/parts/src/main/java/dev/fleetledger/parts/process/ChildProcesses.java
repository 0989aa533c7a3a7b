package dev.fleetledger.parts.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All child processes of this JVM. A shutdown hook ends them in the reverse order of their start. */
public final class ChildProcesses {

    /** Starts all children: the kernel sends the parent-death signal when the starting thread ends, and this thread never ends. */
    private static final ExecutorService PARENT = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("parent-of-children").daemon().factory());

    private static final ConcurrentLinkedDeque<ChildProcess> RUNNING = new ConcurrentLinkedDeque<>();

    private static final Queue<Runnable> SHUTDOWN_TASKS = new ConcurrentLinkedQueue<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ChildProcesses::stopAll, "end-children"));
    }

    private ChildProcesses() {}

    static Process spawn(ProcessBuilder builder) {
        try {
            return PARENT.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? new UncheckedIOException(cause) : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void register(ChildProcess child) {
        RUNNING.addFirst(child);
    }

    static void unregister(ChildProcess child) {
        RUNNING.remove(child);
    }

    /** Registers a task that runs first when this JVM ends, while all children still run. */
    public static void beforeShutdown(Runnable task) {
        SHUTDOWN_TASKS.add(task);
    }

    private static void stopAll() {
        SHUTDOWN_TASKS.forEach(Runnable::run);
        List.copyOf(RUNNING).forEach(ChildProcess::close);
        TemporaryFolders.deleteAll();
    }
}
