package dev.fleetledger.local.story.containers;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.local.hub.IssuerClient;
import dev.fleetledger.local.story.Person;
import dev.fleetledger.parts.process.ProcessReadiness;

/** The system in containers, under a project name of its own. */
public record ComposeProject(ComposeCommand compose) implements AutoCloseable {

    /** Lock of the stories that bring a project up: two at a time are too much for a small machine. */
    public static final String LOCK = "compose";

    private static final Duration HEALTHY_WITHIN = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * The checkout's {@code docker-compose.yml} as it is.
     *
     * @param subnet the third number of the containers' addresses; no other project on this machine may have it
     */
    public static ComposeProject of(String name, int subnet) {
        return new ComposeProject(ComposeCommand.of(name, subnet));
    }

    public ComposeProject withFile(String file) {
        return new ComposeProject(compose.withFile(file));
    }

    public ComposeProject withProfile(String profile) {
        return new ComposeProject(compose.withOption("--profile", profile));
    }

    public ComposeProject withVariable(String name, String value) {
        return new ComposeProject(compose.withVariable(name, value));
    }

    public String name() {
        return compose.project();
    }

    /** Removes what an earlier run has left, including its data, and builds the images. */
    public void prepare() {
        close();
        compose.run("build");
    }

    /**
     * Creates and starts what isn't running, and waits until every container is healthy. If one isn't, the exception contains its log.
     *
     * @param words services, or further options of {@code docker compose up}
     * @return how long it took
     */
    public Duration up(String... words) {
        Instant start = Instant.now();
        String[] all = Stream.concat(Stream.of("--detach", "--wait", "--wait-timeout", Long.toString(HEALTHY_WITHIN.toSeconds())),
                Stream.of(words)).toArray(String[]::new);
        var result = compose.program("up", all).tryRun();
        if (result.exitCode() != 0) {
            throw new IllegalStateException(name() + " did not come up: " + result.output().strip() + "\n" + logsOfFailed());
        }
        return Duration.between(start, Instant.now());
    }

    /** Creates and starts services without waiting for anything. */
    public void start(String... services) {
        compose.run("up", Stream.concat(Stream.of("--detach"), Stream.of(services)).toArray(String[]::new));
    }

    /** Waits until the engine has restarted what crashed, and all containers are healthy. */
    public void awaitHealthy() {
        Instant end = Instant.now().plus(HEALTHY_WITHIN);
        while (!containers().stream().allMatch(ServiceContainer::isHealthy)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(name() + " is not healthy after " + HEALTHY_WITHIN + ":\n" + logsOfFailed());
            }
            ProcessReadiness.sleep(PAUSE);
        }
    }

    /** Ends containers with SIGKILL. The engine does not restart what was killed by its own command. */
    public void kill(String... services) {
        compose.run("kill", services);
    }

    /** Removes the containers and the network, and keeps the data. */
    public void down() {
        compose.run("down", "--remove-orphans");
    }

    /** Removes everything, including the data. */
    @Override
    public void close() {
        compose.run("down", "--remove-orphans", "--volumes");
    }

    /** Runs a program in a service's container and returns its output. */
    public String exec(String service, String... words) {
        return compose.run("exec", Stream.concat(Stream.of("-T", service), Stream.of(words)).toArray(String[]::new));
    }

    public String logs(String service) {
        return compose.run("logs", "--no-color", "--no-log-prefix", "--tail", "60", service);
    }

    /** Returns everything that a service has written. */
    public String completeLog(String service) {
        return compose.run("logs", "--no-color", "--no-log-prefix", service);
    }

    /** Returns all containers, including those that have ended. */
    public List<ServiceContainer> containers() {
        return compose.run("ps", "--all", "--no-trunc", "--format", "json").lines().filter(line -> line.startsWith("{"))
                .map(line -> ServiceContainer.read(JSON.readTree(line))).toList();
    }

    public List<ServiceContainer> running() {
        return containers().stream().filter(ServiceContainer::isRunning).toList();
    }

    /** The service's only container. */
    public ServiceContainer container(String service) {
        return containers().stream().filter(container -> container.service().equals(service)).findFirst()
                .orElseThrow(() -> new IllegalStateException(name() + " has no container of " + service));
    }

    public URI console() {
        return loopback("FLEETLEDGER_CONSOLE_PORT");
    }

    public URI issuer() {
        return loopback("FLEETLEDGER_ISSUER_PORT");
    }

    /** A seeded person of the small issuer, with a bearer token as scripts have it. */
    public Person person(String person) {
        String token = new IssuerClient(issuer()).token(person);
        return new Person(console(), () -> token);
    }

    private URI loopback(String port) {
        return URI.create("http://localhost:" + compose.environment().get(port));
    }

    private String logsOfFailed() {
        var text = new StringBuilder();
        containers().stream().filter(container -> !container.isHealthy()).forEach(container ->
                text.append("--- ").append(container).append('\n').append(logs(container.service())));
        return text.toString();
    }
}
