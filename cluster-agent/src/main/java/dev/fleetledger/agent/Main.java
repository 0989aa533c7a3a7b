package dev.fleetledger.agent;

import java.time.Clock;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CountDownLatch;

/** Starts one agent from the environment and runs until it is told to end. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        Agent agent = new Agent(settings(), Clock.systemUTC());
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            agent.close();
            ended.countDown();
        }, "end"));
        agent.start();
        ended.await();
    }

    private static Settings settings() {
        try {
            return new Environment(System.getenv()).settings();
        } catch (IllegalArgumentException | DateTimeParseException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            throw e;
        }
    }
}
