package dev.fleetledger.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running child process. It can be stopped, killed or suspended, and it never outlives this JVM. */
public final class Child implements AutoCloseable {

    private final Launch launch;
    private final Process process;

    Child(Launch launch) {
        this.launch = launch;
        this.process = Children.spawn(builder(launch));
        Children.remember(this);
    }

    private static ProcessBuilder builder(Launch launch) {
        try {
            Files.createDirectories(launch.folder());
            Files.createDirectories(launch.log().toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var builder = new ProcessBuilder(launch.boundCommand())
                .directory(launch.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(launch.log().toFile()));
        builder.environment().putAll(launch.environment());
        return builder;
    }

    public String name() {
        return launch.name();
    }

    public Launch launch() {
        return launch;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Sends a signal by its name without SIG: {@code signal("STOP")}. */
    public void signal(String name) {
        if (process.isAlive()) {
            Command.of("kill", "-" + name, Long.toString(pid())).tryRun();
        }
    }

    /** Suspends the process: its connections stay open, but it doesn't respond. */
    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    /** Kills the process as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(10));
        Children.forget(this);
    }

    /** Stops the process gracefully and kills it if it has not ended in time. */
    public void stop(Duration within) {
        resume();
        signal(launch.askToEnd());
        if (!await(within)) {
            kill();
        }
        Children.forget(this);
    }

    /** Ends the process in the way that its launch specifies for the end of this JVM. */
    @Override
    public void close() {
        if (launch.grace().isZero()) {
            kill();
        } else {
            stop(launch.grace());
        }
    }

    /** Returns whether the process ended in that time. */
    public boolean await(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
