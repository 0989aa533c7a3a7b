package dev.fleetledger.parts.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Waits until a child process is ready. Throws an exception with its last lines of output if it ends or takes too long. */
public final class ProcessReadiness {

    private static final int LAST_LINES = 20;

    private ProcessReadiness() {}

    /** Ends a child that fails, because its caller never receives a reference to it. */
    public static void await(ChildProcess childProcess, Duration within, BooleanSupplier ready) {
        try {
            awaitOrFail(childProcess, within, ready);
        } catch (RuntimeException e) {
            childProcess.close();
            throw e;
        }
    }

    private static void awaitOrFail(ChildProcess childProcess, Duration within, BooleanSupplier ready) {
        long end = System.nanoTime() + within.toNanos();
        while (!ready.getAsBoolean()) {
            if (!childProcess.isAlive()) {
                throw new IllegalStateException(childProcess.name() + " ended while starting:\n" + lastWords(childProcess));
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(childProcess.name() + " is not ready after " + within + ":\n" + lastWords(childProcess));
            }
            pause(Duration.ofMillis(25));
        }
    }

    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String lastWords(ChildProcess childProcess) {
        try {
            List<String> lines = new String(Files.readAllBytes(childProcess.launch().log()), StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
