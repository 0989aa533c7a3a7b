package dev.fleetledger.manifest.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.syntax.LogFile;
import dev.fleetledger.manifest.syntax.Paths;
import dev.fleetledger.manifest.table.Collector;
import dev.fleetledger.manifest.table.LogPattern;

/** Renders log settings: an emptyDir volume for each directory of log files, and the collector's annotations. */
final class LogRenderer {
    private final ObjectNode pod;
    private final ObjectNode annotations;

    private LogRenderer(ObjectNode template) {
        this.pod = template.withObject("/spec");
        this.annotations = Json.object();
    }

    static void into(ObjectNode template, JsonNode containersDocument) {
        LogRenderer logRenderer = new LogRenderer(template);
        logRenderer.all("initContainers", containersDocument);
        logRenderer.all("containers", containersDocument);
        if (!logRenderer.annotations.isEmpty()) {
            template.withObject("/metadata/annotations").setAll(logRenderer.annotations);
        }
    }

    private void all(String list, JsonNode containersDocument) {
        JsonNode containers = containersDocument.path(list);
        for (int i = 0; i < containers.size(); i++) {
            if (containers.path(i).path("logs") instanceof ObjectNode settings) {
                Collector collector = Collector.of(Json.text(settings, "collector")).orElse(Collector.USUAL);
                String name = Json.text(containers.path(i), "name");
                if (!settings.path("stdout").booleanValue(true)) {
                    annotate(collector.stdoutOff().of(name));
                }
                List<LogPattern> tails = tails((ObjectNode) pod.path(list).path(i), list.charAt(0) + Integer.toString(i), settings.path("files"));
                if (!tails.isEmpty()) {
                    annotate(collector.files().of(name, tails));
                }
            }
        }
    }

    private List<LogPattern> tails(ObjectNode container, String mark, JsonNode files) {
        List<LogPattern> tails = new ArrayList<>();
        for (JsonNode file : files) {
            String path = file.stringValue("");
            tails.add(new LogPattern(volumeAt(container, mark, LogFile.directory(path)), path));
        }
        return tails;
    }

    /** Returns the volume mounted at the directory or above, because an emptyDir would hide its files; else adds a new emptyDir. */
    private String volumeAt(ObjectNode container, String mark, String directory) {
        for (JsonNode mount : container.path("volumeMounts")) {
            if (Paths.covers(Json.text(mount, "mountPath"), directory)) {
                return Json.text(mount, "name");
            }
        }
        String volume = "fleetledger-logs-" + mark + "-" + container.path("volumeMounts").size();
        container.withArray("/volumeMounts").addObject().put("name", volume).put("mountPath", directory);
        pod.withArray("/volumes").addObject().put("name", volume).putObject("emptyDir");
        return volume;
    }

    /** Several containers may contribute to one annotation; their values are joined. */
    private void annotate(Map<String, String> more) {
        more.forEach((key, value) -> annotations.put(key, annotations.has(key) ? Json.text(annotations, key) + ";" + value : value));
    }
}
