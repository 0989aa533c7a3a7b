package dev.fleetledger.agent.workqueue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Kind of an agent's long-lived threads. All are daemons, so none keeps its process alive. */
public enum AgentThreads {

    /** An agent with a process of its own has about twenty threads. Each of them runs whatever the others do. */
    PLATFORM,
    /** A JVM with a thousand simulated agents would need 20,000 platform threads. */
    VIRTUAL;

    public Thread start(String name, Runnable task) {
        return builder().name(name).start(task);
    }

    public ThreadFactory factory(String name) {
        return builder().name(name).factory();
    }

    /** @return an executor that starts a thread for each task unless an idle one can be reused */
    public ExecutorService executor(String name) {
        return this == PLATFORM ? Executors.newCachedThreadPool(factory(name)) : Executors.newThreadPerTaskExecutor(factory(name));
    }

    private Thread.Builder builder() {
        return this == PLATFORM ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
    }
}
