package dev.fleetledger.parts.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service itself says about its slowness: how long each answer took there by Tomcat's access log, and its collector's pauses. */
public final class ServerLog {

    private static final Pattern PAUSE = Pattern.compile("Pause .* ([0-9.]+)ms");

    private final Path folder;
    private long accessLines;
    private long collectorLines;

    public ServerLog(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** Settings of the service. */
    public Map<String, String> environment() {
        return Map.of("SERVER_TOMCAT_ACCESSLOG_ENABLED", "true", "SERVER_TOMCAT_ACCESSLOG_DIRECTORY", folder.toString(),
                "SERVER_TOMCAT_ACCESSLOG_ROTATE", "false", "SERVER_TOMCAT_ACCESSLOG_BUFFERED", "false",
                "SERVER_TOMCAT_ACCESSLOG_PATTERN", "%s %D");
    }

    /** Option of the service's JVM. */
    public String jvmOption() {
        return "-Xlog:gc:file=" + folder.resolve("gc.log");
    }

    /** Forgets what has been written so far. */
    void skip() throws IOException {
        accessLines = lines("access_log.log").size();
        collectorLines = lines("gc.log").size();
    }

    /** Only successful answers are the healthy client's. */
    String read() throws IOException {
        double answer = lines("access_log.log").stream().skip(accessLines).filter(line -> line.startsWith("20"))
                .mapToDouble(line -> Long.parseLong(line.substring(4)) / 1e3).max().orElse(0);
        double pause = pauses(lines("gc.log").stream().skip(collectorLines)).max(Double::compare).orElse(0.0);
        return "maximum %.1f ms, longest pause of its collector %.1f ms".formatted(answer, pause);
    }

    private static Stream<Double> pauses(Stream<String> lines) {
        // A full collection on demand is the measurement's own.
        return lines.filter(line -> !line.contains("Heap Inspection")).flatMap(line -> PAUSE.matcher(line).results())
                .map((MatchResult match) -> Double.valueOf(match.group(1)));
    }

    private List<String> lines(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }
}
