package dev.fleetledger.simulation.faults;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Holds the fault of one cluster; every request checks it before it is handled. */
public final class FaultSwitch {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition faultChanged = lock.newCondition();
    private volatile Fault fault = Fault.ONLINE;
    private volatile int outages;

    public void set(Fault next) {
        lock.lock();
        try {
            if (next == Fault.OFFLINE) {
                outages++;
            }
            fault = next;
            faultChanged.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public Fault fault() {
        return fault;
    }

    /** Number of outages so far. A connection opened before an outage is closed when this number changes. */
    public int outages() {
        return outages;
    }

    /** Blocks while the cluster hangs, then returns whether the request gets a response. */
    public boolean awaitReachable() {
        lock.lock();
        try {
            while (fault == Fault.HANG) {
                faultChanged.awaitUninterruptibly();
            }
            return fault == Fault.ONLINE;
        } finally {
            lock.unlock();
        }
    }
}
