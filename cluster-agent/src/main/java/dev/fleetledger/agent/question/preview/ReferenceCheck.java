package dev.fleetledger.agent.question.preview;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.ApiServerException;

/**
 * Checks whether the objects that the pods need exist. Without its service account or class a pod is not created, which is a
 * refusal; without a Secret, ConfigMap or claim it waits for one, which is a warning. The content of a Secret is never read.
 */
final class ReferenceCheck implements PreviewCheck {

    private static final int MOST = 100;
    private static final Set<String> SHAREABLE = Set.of("ReadWriteMany", "ReadOnlyMany");

    @Override
    public void run(PreviewContext previewContext) {
        List<PodReference> all = ReferencePath.in(previewContext.template());
        all.stream().limit(MOST).forEach(podReference -> look(previewContext, podReference));
        if (all.size() > MOST) {
            previewContext.findings().addUnknown("NotAllLookedAt", previewContext.subject(), "It names " + all.size() + " objects; " + MOST + " were looked for");
        }
    }

    private static void look(PreviewContext previewContext, PodReference podReference) {
        try {
            JsonNode found = found(previewContext, podReference);
            if (found == null) {
                missing(previewContext, podReference);
            } else {
                present(previewContext, podReference, found);
            }
        } catch (ApiServerException failure) {
            if (failure.status() != 403) {
                throw failure;
            }
            previewContext.findings().addUnknown(podReference.sort().kind.equals("Secret") ? "SecretNotVisible" : "NotPermitted", podReference.subject(),
                    "Whether it is there is not known: " + failure.message());
        }
    }

    private static @Nullable JsonNode found(PreviewContext previewContext, PodReference podReference) {
        String path = podReference.sort().path(previewContext.template().namespace(), podReference.name());
        boolean needsMore = podReference.sort() == ReferencePath.ReferencedKind.CLAIM || podReference.sort() == ReferencePath.ReferencedKind.CONFIG_MAP && !podReference.keys().isEmpty();
        try {
            return needsMore ? previewContext.looking().read(path) : previewContext.looking().readMetadata(path);
        } catch (ApiServerException failure) {
            if (failure.status() == 404 && failure.reason().equals("NotFound")) {
                return null;
            }
            throw failure;
        }
    }

    private static void missing(PreviewContext previewContext, PodReference podReference) {
        String message = "There is no " + podReference.subject() + (podReference.sort().namespaced ? " in namespace " + previewContext.template().namespace() : "");
        switch (podReference.sort()) {
            case SECRET -> previewContext.findings().addWarning("SecretMissing", podReference.subject(), message);
            case PULL_SECRET -> previewContext.findings().addWarning("PullSecretMissing", podReference.subject(), message + "; images are pulled without it");
            case CONFIG_MAP -> previewContext.findings().addWarning("ConfigMapMissing", podReference.subject(), message);
            case CLAIM -> previewContext.findings().addWarning("ClaimMissing", podReference.subject(), message);
            case SERVICE_ACCOUNT -> serviceAccount(previewContext, podReference, message);
            case PRIORITY_CLASS -> previewContext.findings().addRefusal("PriorityClassMissing", podReference.subject(), message);
            case RUNTIME_CLASS -> previewContext.findings().addRefusal("RuntimeClassMissing", podReference.subject(), message);
        }
    }

    /** Kubernetes creates a namespace's default service account by itself. */
    private static void serviceAccount(PreviewContext previewContext, PodReference podReference, String message) {
        if (previewContext.namespace() != null || !podReference.name().equals("default")) {
            previewContext.findings().addRefusal("ServiceAccountMissing", podReference.subject(), message);
        }
    }

    private static void present(PreviewContext previewContext, PodReference podReference, JsonNode found) {
        if (podReference.sort() == ReferencePath.ReferencedKind.CONFIG_MAP) {
            podReference.keys().stream().filter(key -> !found.path("data").has(key) && !found.path("binaryData").has(key)).forEach(key ->
                    previewContext.findings().addWarning("ConfigMapKeyMissing", podReference.subject(), "It has no key " + key));
        }
        boolean shared = podReference.sort() == ReferencePath.ReferencedKind.CLAIM && previewContext.matching().size() > 1 && !podReference.at().path("readOnly").asBoolean(false);
        if (shared && found.path("spec").path("accessModes").valueStream().noneMatch(mode -> SHAREABLE.contains(mode.asString("")))) {
            previewContext.findings().addWarning("ClaimIsShared", podReference.subject(), "One claim is shared by the pods of " + previewContext.matching().size()
                    + " nodes, and can be used on one node only");
        }
    }
}
