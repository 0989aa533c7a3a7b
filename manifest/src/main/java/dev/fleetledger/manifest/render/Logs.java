package dev.fleetledger.manifest.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.spelling.LogFile;
import dev.fleetledger.manifest.spelling.Paths;
import dev.fleetledger.manifest.table.Collector;
import dev.fleetledger.manifest.table.LogTail;

/** Renders log settings: an emptyDir volume for each directory of log files, and the collector's annotations. */
final class Logs {
    private final ObjectNode pod;
    private final ObjectNode annotations;

    private Logs(ObjectNode template) {
        this.pod = template.withObject("/spec");
        this.annotations = Json.object();
    }

    static void into(ObjectNode template, JsonNode containersDocument) {
        Logs logs = new Logs(template);
        logs.all("initContainers", containersDocument);
        logs.all("containers", containersDocument);
        if (!logs.annotations.isEmpty()) {
            template.withObject("/metadata/annotations").setAll(logs.annotations);
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
                List<LogTail> tails = tails((ObjectNode) pod.path(list).path(i), list.charAt(0) + Integer.toString(i), settings.path("files"));
                if (!tails.isEmpty()) {
                    annotate(collector.files().of(name, tails));
                }
            }
        }
    }

    private List<LogTail> tails(ObjectNode container, String mark, JsonNode files) {
        List<LogTail> tails = new ArrayList<>();
        for (JsonNode file : files) {
            String path = file.stringValue("");
            tails.add(new LogTail(volumeAt(container, mark, LogFile.directory(path)), path));
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
