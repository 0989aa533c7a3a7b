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

    private final ProcessSpec processSpec;
    private final Process process;

    ChildProcess(ProcessSpec processSpec) {
        this.processSpec = processSpec;
        this.process = ChildProcesses.spawn(builder(processSpec));
        ChildProcesses.remember(this);
    }

    private static ProcessBuilder builder(ProcessSpec processSpec) {
        try {
            Files.createDirectories(processSpec.folder());
            Files.createDirectories(processSpec.log().toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var builder = new ProcessBuilder(processSpec.boundCommand())
                .directory(processSpec.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(processSpec.log().toFile()));
        builder.environment().putAll(processSpec.environment());
        return builder;
    }

    public String name() {
        return processSpec.name();
    }

    public ProcessSpec launch() {
        return processSpec;
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
        ChildProcesses.forget(this);
    }

    /** Stops the process gracefully and kills it if it has not ended in time. */
    public void stop(Duration within) {
        resume();
        signal(processSpec.askToEnd());
        if (!await(within)) {
            kill();
        }
        ChildProcesses.forget(this);
    }

    /** Ends the process in the way that its launch specifies for the end of this JVM. */
    @Override
    public void close() {
        if (processSpec.grace().isZero()) {
            kill();
        } else {
            stop(processSpec.grace());
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
