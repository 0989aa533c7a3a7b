package dev.fleetledger.agent.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.fleetledger.agent.AgentMain;
import dev.fleetledger.parts.process.ChildProcess;
import dev.fleetledger.parts.process.Ports;
import dev.fleetledger.parts.process.ProcessSpec;

/** The agent as in production: a process of its own with little memory, configured by its environment. */
final class AgentProcess implements AutoCloseable {

    private static final Path TARGET_FOLDER = Path.of("target");

    private final ProcessSpec processSpec;
    private final Path log;
    private final int healthPort = Ports.free();
    private ChildProcess childProcess;

    AgentProcess(TestHub hub, String cluster, Path kubeconfig) {
        this(hub.agentEnvironment(), cluster, TestHub.CREDENTIAL, hub.reportKey(cluster), kubeconfig);
    }

    /** @param kafka environment variables: address and login */
    AgentProcess(Map<String, String> kafka, String cluster, String credential, byte[] reportKey, Path kubeconfig) {
        Path folder = folder();
        this.log = folder.resolve("log");
        var command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("src/main/jvm/options").toAbsolutePath(), "-cp", classPath(), AgentMain.class.getName());
        Map<String, String> environment = new HashMap<>(Map.of(
                "FLEETLEDGER_CLUSTER", cluster,
                "FLEETLEDGER_REPORT_KEY", Base64.getUrlEncoder().encodeToString(reportKey),
                "FLEETLEDGER_CREDENTIAL", credential,
                "FLEETLEDGER_HEALTH_PORT", Integer.toString(healthPort),
                "MALLOC_ARENA_MAX", "1",
                "KUBECONFIG", kubeconfig.toString()));
        environment.putAll(kafka);
        this.processSpec = new ProcessSpec("agent", command, environment, folder, log);
        this.childProcess = processSpec.start();
    }

    void kill() {
        childProcess.kill();
    }

    void startAgain() {
        childProcess = processSpec.start();
    }

    /** Returns false also while the agent doesn't listen yet. */
    boolean isReady() {
        try {
            return get("readyz").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    List<String> logLines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String metrics() {
        return get("metrics").body();
    }

    /** @param what a line of {@code smaps_rollup}, the kernel's sum over all mappings: Rss, Pss, Private_Dirty */
    long kibibytes(String what) {
        return number("smaps_rollup", what);
    }

    long threads() {
        return number("status", "Threads");
    }

    private long number(String file, String line) {
        try {
            return Files.readAllLines(Path.of("/proc/" + childProcess.pid() + "/" + file)).stream()
                    .filter(text -> text.startsWith(line + ":"))
                    .map(text -> Long.parseLong(text.replaceAll("\\D", ""))).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param question a jcmd command */
    String jcmd(String command) {
        try {
            var program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            return new String(new ProcessBuilder(program, Long.toString(childProcess.pid()), command).start().getInputStream()
                    .readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the shell commands that set the environment, to start the agent manually with other flags. */
    String environmentExports() {
        return processSpec.environment().entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "=" + variable.getValue() + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        childProcess.close();
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

    /** Returns the shipped class path without test dependencies if the jar has been built, else that of this JVM. */
    private static String classPath() {
        try (Stream<Path> jars = Files.isDirectory(TARGET_FOLDER) ? Files.list(TARGET_FOLDER) : Stream.empty()) {
            return jars.filter(file -> file.toString().endsWith("-SNAPSHOT.jar")).findFirst()
                    .map(jar -> jar.toAbsolutePath() + ":" + libraries())
                    .orElseGet(() -> System.getProperty("java.class.path"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String libraries() {
        try {
            return Files.readString(TARGET_FOLDER.resolve("class-path")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
