package dev.fleetledger.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.parts.Child;

/** A process that is started again when it dies, sooner the first time than the tenth. */
final class Supervised {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** Who ran for so long has started well, and gets the short pause again. */
    private static final Duration WELL = Duration.ofSeconds(60);

    private final String name;
    private final Supplier<Child> again;
    private final Path pidFile;
    private final ExecutorService threads;
    private final Announcements announcements;

    private Child child;
    private long startedAt;
    private Duration pause = FIRST_PAUSE;
    private boolean wanted = true;
    /** Raised by every start and stop: what was put off before it has nothing to do any more. */
    private long turn;

    Supervised(String name, Child first, Supplier<Child> again, Path pidFile, ExecutorService threads, Announcements announcements) {
        this.name = name;
        this.again = again;
        this.pidFile = pidFile;
        this.threads = threads;
        this.announcements = announcements;
        this.child = first;
        watch();
    }

    private void watch() {
        startedAt = System.nanoTime();
        long now = ++turn;
        var watched = child;
        DataFolder.write(pidFile, watched.pid() + "\n");
        watched.onExit().thenAcceptAsync(exit -> ended(now, watched, exit), threads);
    }

    private synchronized void ended(long then, Child who, int exit) {
        if (then != turn) {
            return;
        }
        if (System.nanoTime() - startedAt > WELL.toNanos()) {
            pause = FIRST_PAUSE;
        }
        announcements.say("%s (pid %d) ended with %d; starting it again in %s s".formatted(
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
            child = again.get();
            watch();
            announcements.say("%s runs again as pid %d".formatted(name, child.pid()));
        } catch (RuntimeException e) {
            announcements.say("%s does not start: %s".formatted(name, e.getMessage()));
            startLater(then);
        }
    }

    synchronized Child child() {
        return child;
    }

    /** Ends it, and leaves it so. */
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

    /** Takes it up again after {@link #stop}. */
    synchronized void resume() {
        if (!wanted) {
            child = again.get();
            wanted = true;
            watch();
        }
    }
}
