package dev.fleetledger.simulation.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.fleetledger.simulation.controllers.ControllerContext;
import dev.fleetledger.simulation.controllers.DaemonSetController;
import dev.fleetledger.simulation.controllers.EventRecorder;
import dev.fleetledger.simulation.controllers.GarbageCollector;
import dev.fleetledger.simulation.controllers.NamespaceController;
import dev.fleetledger.simulation.controllers.NodeLifecycle;
import dev.fleetledger.simulation.controllers.QuotaController;
import dev.fleetledger.simulation.controllers.Scheduler;
import dev.fleetledger.simulation.controllers.Wakeups;
import dev.fleetledger.simulation.kubelet.KubeletSimulator;

/** Runs all controllers of one cluster until none of them changes anything. */
public final class ControlLoop {
    /** More rounds than any chain of changes needs; bounds an endless loop between controllers, which would block the API. */
    private static final int MAX_ROUNDS = 25;
    /** A real server keeps about five minutes of changes for watches. */
    private static final Duration HISTORY_RETENTION = Duration.ofMinutes(5);

    private final ControllerContext controllerContext;
    private final EventRecorder eventRecorder;
    private final NamespaceController namespaceController;
    private final GarbageCollector collector;
    private final NodeLifecycle nodes;
    private final DaemonSetController setController;
    private final Scheduler scheduler;
    private final KubeletSimulator kubeletSimulator;
    private final QuotaController quotaController;

    public ControlLoop(ControllerContext controllerContext) {
        this.controllerContext = controllerContext;
        this.eventRecorder = new EventRecorder(controllerContext);
        this.namespaceController = new NamespaceController(controllerContext);
        this.collector = new GarbageCollector(controllerContext);
        this.nodes = new NodeLifecycle(controllerContext);
        this.setController = new DaemonSetController(controllerContext, eventRecorder);
        this.scheduler = new Scheduler(controllerContext, eventRecorder);
        this.kubeletSimulator = new KubeletSimulator(controllerContext, eventRecorder);
        this.quotaController = new QuotaController(controllerContext);
    }

    /** Returns when to run next if nothing changes before. */
    public Optional<Instant> run(Instant now) {
        return controllerContext.store().atomically(() -> {
            Wakeups wakeups = new Wakeups();
            controllerContext.store().dropChangesBefore(System.nanoTime() - HISTORY_RETENTION.toNanos());
            long before;
            int rounds = 0;
            do {
                before = controllerContext.store().revision();
                runRound(now, wakeups);
            } while (controllerContext.store().revision() != before && ++rounds < MAX_ROUNDS);
            return wakeups.earliest();
        });
    }

    private void runRound(Instant now, Wakeups wakeups) {
        eventRecorder.deleteExpired(now);
        namespaceController.reconcile();
        collector.reconcile(now);
        nodes.reconcile();
        setController.reconcile(now, wakeups);
        scheduler.reconcile(now);
        kubeletSimulator.reconcile(now, wakeups);
        quotaController.reconcile();
    }
}
