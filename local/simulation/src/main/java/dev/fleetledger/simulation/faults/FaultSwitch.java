package dev.fleetledger.simulation.faults;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The fault of one cluster; requests ask it before they are answered. */
public final class FaultSwitch {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition switched = lock.newCondition();
    private volatile Fault fault = Fault.ONLINE;
    private volatile int outages;

    public void set(Fault next) {
        lock.lock();
        try {
            if (next == Fault.OFFLINE) {
                outages++;
            }
            fault = next;
            switched.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public Fault fault() {
        return fault;
    }

    /** Counts up with each outage, so that what was open before one does not outlive it. */
    public int outages() {
        return outages;
    }

    /** Waits while the cluster hangs; whether there is an answer at all. */
    public boolean answers() {
        lock.lock();
        try {
            while (fault == Fault.HANG) {
                switched.awaitUninterruptibly();
            }
            return fault == Fault.ONLINE;
        } finally {
            lock.unlock();
        }
    }
}
