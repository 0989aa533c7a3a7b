package dev.fleetledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.local.control.ControlClient;
import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.folder.DataFolderLock;
import dev.fleetledger.local.folder.Secrets;

/** Access to a fleet that another process runs on a data folder. */
record RunningFleet(DataFolder data) {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

    static RunningFleet of(Path folder) {
        return new RunningFleet(new DataFolder(folder));
    }

    int stop() throws InterruptedException {
        if (!DataFolderLock.isHeld(data)) {
            System.out.println("nothing runs on " + data.root());
            return 0;
        }
        findProcess("local").ifPresent(ProcessHandle::destroy);
        long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
        while (DataFolderLock.isHeld(data) && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        boolean stopped = !DataFolderLock.isHeld(data);
        System.out.println(stopped ? "stopped" : "still running after " + STOP_TIMEOUT.toSeconds() + " s");
        return stopped ? 0 : 1;
    }

    int status() {
        if (!DataFolderLock.isHeld(data)) {
            System.out.println("nothing runs on " + data.root());
            return 1;
        }
        processNames().forEach(name -> System.out.printf("%-20s %s%n", name, describe(name)));
        unjoinedClusters().forEach((cluster, reason) -> System.out.printf("%-20s %s%n", "cluster " + cluster, reason));
        return 0;
    }

    int setFault(String cluster, String fault) {
        if (!DataFolderLock.isHeld(data) || Files.notExists(data.addresses())) {
            throw new IllegalStateException("nothing runs on " + data.root());
        }
        var address = JsonMapper.shared().readTree(DataFolder.read(data.addresses())).path("local").asString();
        var controlResponse = new ControlClient(URI.create(address), new Secrets(data).control()).setFault(cluster, fault);
        System.out.println(controlResponse.text());
        return controlResponse.successful() ? 0 : 1;
    }

    String describe(String name) {
        String state = findProcess(name).map(process -> "runs as pid " + process.pid()).orElse("is not running");
        return Files.exists(data.exitFile(name)) ? state + "; " + DataFolder.read(data.exitFile(name)).strip() : state;
    }

    /** Returns by cluster why it can't be joined now. */
    Map<String, String> unjoinedClusters() {
        Map<String, String> reasons = new TreeMap<>();
        for (var cluster : Objects.requireNonNullElse(data.unjoinedFiles().toFile().list(), new String[0])) {
            reasons.put(cluster, DataFolder.read(data.unjoinedFile(cluster)).strip());
        }
        return reasons;
    }

    private List<String> processNames() {
        try (var files = Files.list(data.pidFiles())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".pid"))
                    .map(name -> name.substring(0, name.length() - ".pid".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<ProcessHandle> findProcess(String name) {
        if (Files.notExists(data.pidFile(name))) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(DataFolder.read(data.pidFile(name)).strip())).filter(ProcessHandle::isAlive);
    }
}
