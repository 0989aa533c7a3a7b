package dev.fleetledger.agent.promise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import dev.fleetledger.agent.Main;
import dev.fleetledger.parts.Child;
import dev.fleetledger.parts.Launch;
import dev.fleetledger.parts.Ports;

/** The agent as it runs in earnest: a process of its own with little memory, told what to do by its environment. */
final class AgentProcess implements AutoCloseable {

    /** As the README says. */
    static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-Xms16m", "-Xmx64m", "-Xss512k", "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError");

    private final Launch launch;
    private final int healthPort = Ports.free();
    private Child child;

    AgentProcess(Hubs hub, String cluster, Path kubeconfig) {
        Path folder = folder();
        var command = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(SMALL);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        this.launch = new Launch("agent", command, Map.of(
                "FLEETLEDGER_CLUSTER", cluster,
                "FLEETLEDGER_KAFKA", hub.bootstrap(),
                "FLEETLEDGER_REPORT_KEY", Base64.getUrlEncoder().encodeToString(hub.reportKey(cluster)),
                "FLEETLEDGER_CREDENTIAL", Hubs.CREDENTIAL,
                "FLEETLEDGER_HEALTH_PORT", Integer.toString(healthPort),
                "KUBECONFIG", kubeconfig.toString()), folder, folder.resolve("log"));
        this.child = launch.start();
    }

    void kill() {
        child.kill();
    }

    void startAgain() {
        child = launch.start();
    }

    boolean isReady() {
        return get("readyz").statusCode() == 200;
    }

    String metrics() {
        return get("metrics").body();
    }

    /** @return resident memory in MiB, by the kernel */
    long residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + child.pid() + "/status")).stream().filter(line -> line.startsWith("VmRSS"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        child.close();
    }

    private HttpResponse<String> get(String page) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + healthPort + "/" + page)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("agent");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
