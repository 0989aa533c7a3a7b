package dev.fleetledger.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.parts.process.ChildProcess;

/** Restarts a process when it ends: at once if it was healthy, else with exponential back-off. */
final class SupervisedProcess {

    private static final Duration INITIAL_DELAY = Duration.ofMillis(500);
    private static final Duration MAX_DELAY = Duration.ofSeconds(30);
    /** A process that ran for longer than this is considered healthy, and its back-off is reset. */
    private static final Duration HEALTHY_AFTER = Duration.ofSeconds(60);

    private final String name;
    private final Path pidFile;
    private final Path exitFile;
    private final ExecutorService threads;
    private final TerminalOutput terminalOutput;

    private Supplier<ChildProcess> launcher;
    private ChildProcess childProcess;
    private long startedAt;
    private Duration delay = Duration.ZERO;
    private boolean wanted = true;
    /** Incremented by every start and stop; invalidates actions that were scheduled before. */
    private long sequence;
    private int exits;

    SupervisedProcess(String name, ChildProcess first, Supplier<ChildProcess> launcher, Path pidFile, Path exitFile,
            ExecutorService threads, TerminalOutput terminalOutput) {
        this.name = name;
        this.launcher = launcher;
        this.pidFile = pidFile;
        this.exitFile = exitFile;
        this.threads = threads;
        this.terminalOutput = terminalOutput;
        this.childProcess = first;
        exitFile.toFile().delete();
        watch();
    }

    private void watch() {
        startedAt = System.nanoTime();
        long current = ++sequence;
        var watched = childProcess;
        DataFolder.write(pidFile, watched.pid() + "\n");
        watched.onExit().thenAcceptAsync(exitCode -> onExit(current, watched, exitCode), threads);
    }

    private synchronized void onExit(long expected, ChildProcess process, int exitCode) {
        if (expected != sequence) {
            return;
        }
        if (System.nanoTime() - startedAt > HEALTHY_AFTER.toNanos()) {
            delay = Duration.ZERO;
        }
        terminalOutput.println("%s (pid %d) ended with %d; starting it again %s".formatted(
                name, process.pid(), exitCode, delay.isZero() ? "at once" : "in " + delay.toMillis() / 1000.0 + " s"));
        DataFolder.write(exitFile, "has ended %d times, last with %d at %s%n".formatted(++exits, exitCode,
                Instant.now().truncatedTo(ChronoUnit.SECONDS)));
        scheduleRestart(expected);
        delay = nextDelay();
    }

    private Duration nextDelay() {
        var doubled = delay.multipliedBy(2);
        return delay.isZero() ? INITIAL_DELAY : doubled.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : doubled;
    }

    private void scheduleRestart(long expected) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, threads).execute(() -> restart(expected));
    }

    private synchronized void restart(long expected) {
        if (expected != sequence) {
            return;
        }
        try {
            childProcess = launcher.get();
            watch();
            terminalOutput.println("%s runs again as pid %d".formatted(name, childProcess.pid()));
        } catch (RuntimeException e) {
            terminalOutput.println("%s does not start: %s".formatted(name, e.getMessage()));
            scheduleRestart(expected);
        }
    }

    synchronized ChildProcess process() {
        return childProcess;
    }

    /** Ends the process without restarting it. */
    void stop(Duration timeout) {
        long current = markStopped();
        process().stop(timeout);
        deletePidFile(current);
    }

    /** Ends the process and starts another in its place; a stopped one is started by {@link #resume} only. */
    void replace(Supplier<ChildProcess> newLauncher, Duration timeout) {
        boolean wasWanted = setLauncher(newLauncher);
        if (wasWanted) {
            stop(timeout);
            resume();
        }
    }

    private synchronized boolean setLauncher(Supplier<ChildProcess> newLauncher) {
        launcher = newLauncher;
        return wanted;
    }

    private synchronized long markStopped() {
        wanted = false;
        return ++sequence;
    }

    private synchronized void deletePidFile(long expected) {
        if (expected == sequence) {
            pidFile.toFile().delete();
        }
    }

    /** Starts the process again after {@link #stop}. */
    synchronized void resume() {
        if (!wanted) {
            childProcess = launcher.get();
            wanted = true;
            watch();
        }
    }
}
