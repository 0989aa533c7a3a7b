package dev.fleetledger.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.fleetledger.liveness.Watchdog;

/** Starts one agent with settings from the environment and runs until the process is terminated. */
public final class AgentMain {

    private static final Duration GC_INTERVAL = Duration.ofSeconds(30);

    /** Exit code of an agent that ended itself because a task was stuck (EX_SOFTWARE of sysexits.h). */
    static final int STUCK = 70;

    private AgentMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        run(settings(), Clock.systemUTC());
    }

    static void run(AgentSettings settings, Clock clock) throws InterruptedException {
        Agent agent = new Agent(settings, clock);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            agent.close();
            ended.countDown();
        }, "end"));
        agent.start();
        new Watchdog<>(() -> List.of(agent), AgentMain::end).start();
        while (!ended.await(GC_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
            collectGarbage();
        }
    }

    /** Doesn't exit in the usual way, because that would wait for the agent's close, and thereby for what is stuck. */
    private static void end(Agent agent, List<String> stuck) {
        agent.resign(stuck);
        Runtime.getRuntime().halt(STUCK);
    }

    /** The serial collector lets the old generation grow to its limit before collecting it; this keeps it at the size in use. */
    private static void collectGarbage() {
        System.gc();
    }

    private static AgentSettings settings() {
        try {
            return new EnvironmentReader(VariableFiles.addTo(System.getenv())).settings();
        } catch (IllegalArgumentException | DateTimeParseException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            throw e;
        }
    }
}
