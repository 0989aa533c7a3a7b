package dev.fleetledger.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.parts.process.ChildProcess;

/** Restarts a process when it ends, with exponential back-off. */
final class SupervisedProcess {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A process that ran for longer than this is considered healthy, and its back-off is reset. */
    private static final Duration WELL = Duration.ofSeconds(60);

    private final String name;
    private final Supplier<ChildProcess> again;
    private final Path pidFile;
    private final ExecutorService threads;
    private final TerminalOutput terminalOutput;

    private ChildProcess childProcess;
    private long startedAt;
    private Duration pause = FIRST_PAUSE;
    private boolean wanted = true;
    /** Incremented by every start and stop; invalidates actions that were scheduled before. */
    private long turn;

    SupervisedProcess(String name, ChildProcess first, Supplier<ChildProcess> again, Path pidFile, ExecutorService threads, TerminalOutput terminalOutput) {
        this.name = name;
        this.again = again;
        this.pidFile = pidFile;
        this.threads = threads;
        this.terminalOutput = terminalOutput;
        this.childProcess = first;
        watch();
    }

    private void watch() {
        startedAt = System.nanoTime();
        long now = ++turn;
        var watched = childProcess;
        DataFolder.write(pidFile, watched.pid() + "\n");
        watched.onExit().thenAcceptAsync(exit -> ended(now, watched, exit), threads);
    }

    private synchronized void ended(long then, ChildProcess who, int exit) {
        if (then != turn) {
            return;
        }
        if (System.nanoTime() - startedAt > WELL.toNanos()) {
            pause = FIRST_PAUSE;
        }
        terminalOutput.println("%s (pid %d) ended with %d; starting it again in %s s".formatted(
                name, who.pid(), exit, pause.toMillis() / 1000.0));
        startLater(then);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }

    private void startLater(long then) {
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, threads).execute(() -> startAgain(then));
    }

    private synchronized void startAgain(long then) {
        if (then != turn) {
            return;
        }
        try {
            childProcess = again.get();
            watch();
            terminalOutput.println("%s runs again as pid %d".formatted(name, childProcess.pid()));
        } catch (RuntimeException e) {
            terminalOutput.println("%s does not start: %s".formatted(name, e.getMessage()));
            startLater(then);
        }
    }

    synchronized ChildProcess child() {
        return childProcess;
    }

    /** Ends the process without restarting it. */
    void stop(Duration within) {
        long now = turnAway();
        child().stop(within);
        forgetPid(now);
    }

    private synchronized long turnAway() {
        wanted = false;
        return ++turn;
    }

    private synchronized void forgetPid(long then) {
        if (then == turn) {
            pidFile.toFile().delete();
        }
    }

    /** Starts the process again after {@link #stop}. */
    synchronized void resume() {
        if (!wanted) {
            childProcess = again.get();
            wanted = true;
            watch();
        }
    }
}
