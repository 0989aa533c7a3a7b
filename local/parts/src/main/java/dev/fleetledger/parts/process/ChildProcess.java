package dev.fleetledger.parts.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running child process. It can be stopped, killed or suspended, and it never outlives this JVM. */
public final class ChildProcess implements AutoCloseable {

    private final ProcessSpec spec;
    private final Process process;

    ChildProcess(ProcessSpec spec) {
        this.spec = spec;
        this.process = ChildProcesses.spawn(builder(spec));
        ChildProcesses.register(this);
    }

    private static ProcessBuilder builder(ProcessSpec spec) {
        try {
            Files.createDirectories(spec.folder());
            Files.createDirectories(spec.log().toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var builder = new ProcessBuilder(spec.wrappedCommand())
                .directory(spec.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        return builder;
    }

    public String name() {
        return spec.name();
    }

    public ProcessSpec spec() {
        return spec;
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
            ProgramRun.of("kill", "-" + name, Long.toString(pid())).tryRun();
        }
    }

    /** Suspends the process: its connections stay open, but it doesn't respond. */
    public void suspend() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    /** Kills the process as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(10));
        ChildProcesses.unregister(this);
    }

    /** Stops the process gracefully and kills it if it has not ended in time. */
    public void stop(Duration timeout) {
        resume();
        signal(spec.stopSignal());
        if (!await(timeout)) {
            kill();
        }
        ChildProcesses.unregister(this);
    }

    /** Ends the process in the way that its launch specifies for the end of this JVM. */
    @Override
    public void close() {
        if (spec.gracePeriod().isZero()) {
            kill();
        } else {
            stop(spec.gracePeriod());
        }
    }

    /** Returns whether the process ended in that time. */
    public boolean await(Duration timeout) {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
