package dev.fleetledger.agent.question.preview;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.cluster.ApiFailure;

/**
 * Checks whether the objects that the pods need exist. Without its service account or class a pod is not created, which is a
 * refusal; without a Secret, ConfigMap or claim it waits for one, which is a warning. The content of a Secret is never read.
 */
final class References implements Check {

    private static final int MOST = 100;
    private static final Set<String> SHAREABLE = Set.of("ReadWriteMany", "ReadOnlyMany");

    @Override
    public void look(Scene scene) {
        List<Reference> all = Place.in(scene.template());
        all.stream().limit(MOST).forEach(reference -> look(scene, reference));
        if (all.size() > MOST) {
            scene.findings().isUnknown("NotAllLookedAt", scene.subject(), "It names " + all.size() + " objects; " + MOST + " were looked for");
        }
    }

    private static void look(Scene scene, Reference reference) {
        try {
            JsonNode found = found(scene, reference);
            if (found == null) {
                missing(scene, reference);
            } else {
                present(scene, reference, found);
            }
        } catch (ApiFailure failure) {
            if (failure.status() != 403) {
                throw failure;
            }
            scene.findings().isUnknown(reference.sort().kind.equals("Secret") ? "SecretNotVisible" : "MayNotLook", reference.subject(),
                    "Whether it is there is not known: " + failure.message());
        }
    }

    private static @Nullable JsonNode found(Scene scene, Reference reference) {
        String path = reference.sort().path(scene.template().namespace(), reference.name());
        boolean needsMore = reference.sort() == Place.Sort.CLAIM || reference.sort() == Place.Sort.CONFIG_MAP && !reference.keys().isEmpty();
        try {
            return needsMore ? scene.looking().read(path) : scene.looking().readMetadata(path);
        } catch (ApiFailure failure) {
            if (failure.status() == 404 && failure.reason().equals("NotFound")) {
                return null;
            }
            throw failure;
        }
    }

    private static void missing(Scene scene, Reference reference) {
        String message = "There is no " + reference.subject() + (reference.sort().namespaced ? " in namespace " + scene.template().namespace() : "");
        switch (reference.sort()) {
            case SECRET -> scene.findings().warns("SecretMissing", reference.subject(), message);
            case PULL_SECRET -> scene.findings().warns("PullSecretMissing", reference.subject(), message + "; images are pulled without it");
            case CONFIG_MAP -> scene.findings().warns("ConfigMapMissing", reference.subject(), message);
            case CLAIM -> scene.findings().warns("ClaimMissing", reference.subject(), message);
            case SERVICE_ACCOUNT -> serviceAccount(scene, reference, message);
            case PRIORITY_CLASS -> scene.findings().refuses("PriorityClassMissing", reference.subject(), message);
            case RUNTIME_CLASS -> scene.findings().refuses("RuntimeClassMissing", reference.subject(), message);
        }
    }

    /** Kubernetes creates a namespace's default service account by itself. */
    private static void serviceAccount(Scene scene, Reference reference, String message) {
        if (scene.namespace() != null || !reference.name().equals("default")) {
            scene.findings().refuses("ServiceAccountMissing", reference.subject(), message);
        }
    }

    private static void present(Scene scene, Reference reference, JsonNode found) {
        if (reference.sort() == Place.Sort.CONFIG_MAP) {
            reference.keys().stream().filter(key -> !found.path("data").has(key) && !found.path("binaryData").has(key)).forEach(key ->
                    scene.findings().warns("ConfigMapKeyMissing", reference.subject(), "It has no key " + key));
        }
        boolean shared = reference.sort() == Place.Sort.CLAIM && scene.matching().size() > 1 && !reference.at().path("readOnly").asBoolean(false);
        if (shared && found.path("spec").path("accessModes").valueStream().noneMatch(mode -> SHAREABLE.contains(mode.asString("")))) {
            scene.findings().warns("ClaimIsShared", reference.subject(), "One claim is shared by the pods of " + scene.matching().size()
                    + " nodes, and can be used on one node only");
        }
    }
}
