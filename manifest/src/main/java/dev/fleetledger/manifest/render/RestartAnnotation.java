package dev.fleetledger.manifest.render;

import java.time.Instant;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.syntax.ObjectMarks;

/** Restarts a DaemonSet's pods like {@code kubectl rollout restart}: a changed pod template is a new revision to Kubernetes. */
public final class RestartAnnotation {
    static final String ANNOTATION = ObjectMarks.PREFIX + "restarted-at";

    private RestartAnnotation() {
    }

    /** @param at when the restart was requested; the same time again restarts nothing */
    public static List<Manifest> mark(List<Manifest> manifests, Instant at) {
        return manifests.stream().map(manifest -> manifest.kind().equals("DaemonSet") ? withAnnotation(manifest, at) : manifest).toList();
    }

    private static Manifest withAnnotation(Manifest daemonSet, Instant at) {
        ObjectNode body = (ObjectNode) daemonSet.body().deepCopy();
        body.withObject("/spec/template/metadata/annotations").put(ANNOTATION, at.toString());
        return Manifest.of(body);
    }
}
