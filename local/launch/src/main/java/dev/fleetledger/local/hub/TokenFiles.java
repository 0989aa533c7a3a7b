package dev.fleetledger.local.hub;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.process.TerminalOutput;

/** Writes a file with a token for each seeded person. A token is valid for one day and renewed every 6 hours. */
public final class TokenFiles implements AutoCloseable {

    private static final Duration RENEWAL = Duration.ofHours(6);

    private final IssuerClient issuerClient;
    private final DataFolder data;
    private final TerminalOutput terminalOutput;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("tokens").daemon().factory());

    public TokenFiles(IssuerClient issuerClient, DataFolder data, TerminalOutput terminalOutput) {
        this.issuerClient = issuerClient;
        this.data = data;
        this.terminalOutput = terminalOutput;
    }

    public void maintain(Collection<String> people) {
        people.forEach(this::write);
        timer.scheduleWithFixedDelay(() -> people.forEach(this::renew), RENEWAL.toMinutes(), RENEWAL.toMinutes(), TimeUnit.MINUTES);
    }

    private void write(String person) {
        DataFolder.write(data.token(person), issuerClient.token(person));
    }

    private void renew(String person) {
        try {
            write(person);
        } catch (RuntimeException e) {
            terminalOutput.println("the token of " + person + " was not renewed; the previous one is kept: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
