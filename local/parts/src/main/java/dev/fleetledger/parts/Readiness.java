package dev.fleetledger.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Waits until a child process is ready. Throws an exception with its last lines of output if it ends or takes too long. */
final class Readiness {

    private static final int LAST_LINES = 20;

    private Readiness() {}

    /** Ends a child that fails, because its caller never receives a reference to it. */
    static void await(Child child, Duration within, BooleanSupplier ready) {
        try {
            awaitOrFail(child, within, ready);
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
    }

    private static void awaitOrFail(Child child, Duration within, BooleanSupplier ready) {
        long end = System.nanoTime() + within.toNanos();
        while (!ready.getAsBoolean()) {
            if (!child.isAlive()) {
                throw new IllegalStateException(child.name() + " ended while starting:\n" + lastWords(child));
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(child.name() + " is not ready after " + within + ":\n" + lastWords(child));
            }
            pause(Duration.ofMillis(25));
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String lastWords(Child child) {
        try {
            List<String> lines = new String(Files.readAllBytes(child.launch().log()), StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
