package dev.fleetledger.query.live;

import java.sql.SQLException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import dev.fleetledger.liveness.Heartbeat;
import dev.fleetledger.liveness.LivenessMonitor;
import dev.fleetledger.liveness.service.LivenessProperties;

/** Publishes new changes when PostgreSQL notifies of them, and each second in case a notification is lost. */
@Component
@Profile("!rebuild")
class ChangePublisher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ChangePublisher.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    /** What is committed meanwhile is read and sent together, which costs less than one by one. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ChangeBroadcaster broadcaster;
    private final ChangeNotifications notifications;
    private final Heartbeat heartbeat;
    private volatile @Nullable Thread thread;

    ChangePublisher(ChangeBroadcaster broadcaster, ChangeNotifications notifications, LivenessMonitor livenessMonitor,
            LivenessProperties liveness) {
        this.broadcaster = broadcaster;
        this.notifications = notifications;
        this.heartbeat = new Heartbeat(livenessMonitor, "changes", liveness.maxPause());
    }

    @Override
    public void start() {
        Thread started = Thread.ofVirtual().name("changes").unstarted(this::publishUntilStopped);
        thread = started;
        started.start();
    }

    /** By its phase, the highest one, it stops before the web server, which waits for all requests and so for the streams. */
    @Override
    public void stop() {
        Thread stopped = thread;
        thread = null;
        if (stopped != null) {
            stopped.interrupt();
        }
        broadcaster.close();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void publishUntilStopped() {
        try {
            while (isRunning()) {
                heartbeat.signal();
                Thread.sleep(publish() ? PAUSE : POLL_INTERVAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false when the database is unavailable */
    private boolean publish() {
        try {
            notifications.await(POLL_INTERVAL);
            broadcaster.publish();
            return true;
        } catch (SQLException | RuntimeException e) {
            // A stop interrupts what waits for the database.
            if (isRunning()) {
                LOG.warn("Changes can't be read: {}", e.toString());
            }
            return false;
        }
    }
}
