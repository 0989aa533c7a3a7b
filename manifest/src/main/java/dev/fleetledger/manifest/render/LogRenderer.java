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

    static void render(ObjectNode template, JsonNode containersDocument) {
        LogRenderer logRenderer = new LogRenderer(template);
        logRenderer.renderContainers("initContainers", containersDocument);
        logRenderer.renderContainers("containers", containersDocument);
        if (!logRenderer.annotations.isEmpty()) {
            template.withObject("/metadata/annotations").setAll(logRenderer.annotations);
        }
    }

    private void renderContainers(String list, JsonNode containersDocument) {
        JsonNode containers = containersDocument.path(list);
        for (int i = 0; i < containers.size(); i++) {
            if (containers.path(i).path("logs") instanceof ObjectNode settings) {
                Collector collector = Collector.of(Json.text(settings, "collector")).orElse(Collector.DEFAULT);
                String name = Json.text(containers.path(i), "name");
                if (!settings.path("stdout").booleanValue(true)) {
                    annotate(collector.stdoutOff().of(name));
                }
                List<LogPattern> patterns = mountFiles((ObjectNode) pod.path(list).path(i), list.charAt(0) + Integer.toString(i),
                        settings.path("files"));
                if (!patterns.isEmpty()) {
                    annotate(collector.files().of(name, patterns));
                }
            }
        }
    }

    private List<LogPattern> mountFiles(ObjectNode container, String suffix, JsonNode files) {
        List<LogPattern> patterns = new ArrayList<>();
        for (JsonNode file : files) {
            String path = file.stringValue("");
            patterns.add(new LogPattern(findOrMountVolume(container, suffix, LogFile.directory(path)), path));
        }
        return patterns;
    }

    /** Returns the volume mounted at the directory or above, because an emptyDir would hide its files; else adds a new emptyDir. */
    private String findOrMountVolume(ObjectNode container, String suffix, String directory) {
        for (JsonNode mount : container.path("volumeMounts")) {
            if (Paths.covers(Json.text(mount, "mountPath"), directory)) {
                return Json.text(mount, "name");
            }
        }
        String volume = "fleetledger-logs-" + suffix + "-" + container.path("volumeMounts").size();
        container.withArray("/volumeMounts").addObject().put("name", volume).put("mountPath", directory);
        pod.withArray("/volumes").addObject().put("name", volume).putObject("emptyDir");
        return volume;
    }

    /** Several containers may contribute to one annotation; their values are joined. */
    private void annotate(Map<String, String> added) {
        added.forEach((key, value) -> annotations.put(key, annotations.has(key) ? Json.text(annotations, key) + ";" + value : value));
    }
}
