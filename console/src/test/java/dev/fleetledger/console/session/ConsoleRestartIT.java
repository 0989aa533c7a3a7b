package dev.fleetledger.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.fleetledger.console.Browser;
import dev.fleetledger.console.ConsoleApplication;
import dev.fleetledger.console.FakeIssuer;
import dev.fleetledger.console.FakeService;
import dev.fleetledger.parts.postgres.Database;
import dev.fleetledger.parts.postgres.Postgres;
import dev.fleetledger.parts.process.Ports;
import dev.fleetledger.parts.process.ServiceProcess;

/** Browsers that go on while the console, or a service behind it, is restarted. */
class ConsoleRestartIT {

    private static final int BROWSERS = 16;
    private static final int RESTARTS = 3;
    private static final String API = "/api/v1/";

    private final Database database = Postgres.shared().freshDatabase();
    private final FakeIssuer issuer = new FakeIssuer();
    private final int port = Ports.free();
    private final int servicePort = Ports.free();
    private final ConcurrentLinkedQueue<HttpResponse<String>> responses = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    @Test
    void answersBrowsersDuringRestarts() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ServiceProcess console = start();
            FakeService service = new FakeService("both", servicePort);
            try {
                List<Browser> browsers = signIn();
                browsers.forEach(browser -> threads.submit(() -> work(browser)));
                for (int restart = 0; restart < RESTARTS; restart++) {
                    TimeUnit.SECONDS.sleep(1);
                    console.process().stop(Duration.ofSeconds(30));
                    console = start();
                    service.close();
                    TimeUnit.SECONDS.sleep(1);
                    service = new FakeService("both", servicePort);
                }
                TimeUnit.SECONDS.sleep(1);
            } finally {
                ended = true;
                console.close();
                service.close();
                issuer.close();
            }
        }

        assertThat(responses).filteredOn(response -> response.statusCode() == 200).hasSizeGreaterThan(BROWSERS * RESTARTS);
        assertThat(responses).filteredOn(response -> response.statusCode() != 200).allSatisfy(response -> assertThat(response.statusCode())
                .describedAs(response.body()).isEqualTo(503));
    }

    private List<Browser> signIn() throws Exception {
        List<Browser> browsers = new ArrayList<>();
        for (int i = 0; i < BROWSERS; i++) {
            browsers.add(new Browser());
            browsers.getLast().signIn(port);
        }
        return browsers;
    }

    private Void work(Browser browser) throws InterruptedException {
        while (!ended) {
            try {
                responses.add(browser.get(port, API + "workloads"));
                responses.add(browser.send(Browser.request(port, API + "drafts").header("X-Console", "1")
                        .POST(BodyPublishers.ofString("{}")).build()));
            } catch (IOException e) {
                // The console doesn't listen, or its process ended while it answered.
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
        return null;
    }

    private ServiceProcess start() throws InterruptedException {
        String service = "http://localhost:" + servicePort;
        return ServiceProcess.start(ConsoleApplication.class.getName(), Map.of("SERVER_PORT", Integer.toString(port),
                "FLEETLEDGER_QUERY_URL", service, "FLEETLEDGER_COMMAND_URL", service, "FLEETLEDGER_ISSUER", issuer.url().toString(),
                "FLEETLEDGER_CONSOLE_SECRET", "a-secret", "FLEETLEDGER_SESSION_SECRET", "a-secret-of-this-test",
                "FLEETLEDGER_DB_URL", database.jdbcUrl(), "FLEETLEDGER_DB_PASSWORD", database.console().password(),
                "FLEETLEDGER_DB_OWNER_USER", database.owner().user(), "FLEETLEDGER_DB_OWNER_PASSWORD", database.owner().password()),
                Path.of("target/restart.log"), "-Xmx96m").awaitHealth("liveness", 200);
    }
}
