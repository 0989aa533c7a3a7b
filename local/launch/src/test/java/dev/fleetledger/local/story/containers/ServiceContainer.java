package dev.fleetledger.local.story.containers;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.parts.process.ProgramRun;

/**
 * A container of a compose project.
 *
 * @param state  {@code running}, {@code restarting}, {@code exited} …
 * @param health {@code healthy}, {@code unhealthy}, {@code starting}, or empty if there is no health check
 */
public record ServiceContainer(String id, String service, String state, String health, int exitCode) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param line what {@code docker compose ps --format json} prints of a container */
    static ServiceContainer read(JsonNode line) {
        return new ServiceContainer(line.at("/ID").asString(), line.at("/Service").asString(), line.at("/State").asString(),
                line.at("/Health").asString(), line.at("/ExitCode").asInt());
    }

    /** Whether it is healthy, or has done what it was started for. */
    public boolean isHealthy() {
        return isRunning() ? health.isEmpty() || health.equals("healthy") : state.equals("exited") && exitCode == 0;
    }

    public boolean isRunning() {
        return state.equals("running");
    }

    /**
     * Ends the main process with SIGKILL as a crash would, so that the engine restarts it; by {@code docker kill} it would stay down.
     * Requires the engine's processes to be on this machine, and root.
     */
    public void crash() {
        long pid = inspect().at("/State/Pid").asLong();
        if (pid == 0 || !ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false)) {
            throw new IllegalStateException("the main process of " + service + " can't be killed: pid " + pid);
        }
    }

    /** What the engine knows of the container. */
    public JsonNode inspect() {
        return JSON.readTree(ProgramRun.of("docker", "inspect", id).run()).get(0);
    }
}
