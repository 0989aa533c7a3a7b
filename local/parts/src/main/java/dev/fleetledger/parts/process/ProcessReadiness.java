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

    private static final int LOG_TAIL_LINES = 20;

    private ProcessReadiness() {}

    /** Ends a child that fails, because its caller never receives a reference to it. */
    public static void await(ChildProcess child, Duration timeout, BooleanSupplier isReady) {
        try {
            awaitOrFail(child, timeout, isReady);
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
    }

    private static void awaitOrFail(ChildProcess child, Duration timeout, BooleanSupplier isReady) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isReady.getAsBoolean()) {
            if (!child.isAlive()) {
                throw new IllegalStateException(child.name() + " ended while starting:\n" + logTail(child));
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(child.name() + " is not ready after " + timeout + ":\n" + logTail(child));
            }
            sleep(Duration.ofMillis(25));
        }
    }

    public static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String logTail(ChildProcess child) {
        try {
            List<String> lines = new String(Files.readAllBytes(child.spec().log()), StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
