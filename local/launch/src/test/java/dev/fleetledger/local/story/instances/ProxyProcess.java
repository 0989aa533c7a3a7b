package dev.fleetledger.local.story.instances;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.fleetledger.local.process.ServiceCommands;
import dev.fleetledger.parts.process.ChildProcess;
import dev.fleetledger.parts.process.Ports;
import dev.fleetledger.parts.process.ProcessSpec;

/** HAProxy with the configuration of {@code deploy/two-instances}, on free ports of this machine. */
final class ProxyProcess implements AutoCloseable {

    /** System property with the path of HAProxy's program. */
    static final String PROGRAM = "haproxy";
    static final String FIRST_ADDRESS = "127.0.0.1";
    /** The second instances have the same ports at this address. */
    static final String SECOND_ADDRESS = "127.0.0.2";

    private static final String CONFIGURATION = "deploy/two-instances/haproxy.cfg";
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final int console = Ports.free();
    private final int command = Ports.free();
    private final int query = Ports.free();
    private final int status = Ports.free();
    private final Path log;
    private final ChildProcess process;

    /**
     * @param services ports of the services, and of the sides' health, by the variables of the configuration without the prefix
     * @param log      file for a line for each request
     */
    ProxyProcess(Map<String, String> services, Path log) {
        this.log = log;
        Map<String, String> environment = new HashMap<>(Map.of("TZ", "UTC",
                "FLEETLEDGER_PROXY_BIND", FIRST_ADDRESS + ":",
                "FLEETLEDGER_PROXY_CONSOLE_PORT", Integer.toString(console),
                "FLEETLEDGER_PROXY_COMMAND_PORT", Integer.toString(command),
                "FLEETLEDGER_PROXY_QUERY_PORT", Integer.toString(query),
                "FLEETLEDGER_PROXY_STATUS_PORT", Integer.toString(status),
                "FLEETLEDGER_CONSOLE_ADDRESS", FIRST_ADDRESS,
                "FLEETLEDGER_CONSOLE_2_ADDRESS", SECOND_ADDRESS));
        services.forEach((name, value) -> environment.put("FLEETLEDGER_" + name, value));
        Path configuration = ServiceCommands.ofThisCheckout().checkout().resolve(CONFIGURATION);
        List<String> program = List.of(System.getProperty(PROGRAM), "-db", "-f", configuration.toString());
        this.process = new ProcessSpec("haproxy", program, environment, Path.of("").toAbsolutePath(), log).start();
    }

    ChildProcess process() {
        return process;
    }

    /** By this name, because cookies and tokens contain it. */
    URI console() {
        return URI.create("http://localhost:" + console);
    }

    URI command() {
        return loopback(command);
    }

    URI query() {
        return loopback(query);
    }

    Proxy proxy() {
        return new Proxy(loopback(status));
    }

    private static URI loopback(int port) {
        return URI.create("http://" + FIRST_ADDRESS + ":" + port);
    }

    /** Returns the requests that it has answered. */
    List<ProxyEntry> entries() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.flatMap(line -> ProxyEntry.parse(line).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.stop(GRACE);
    }
}
