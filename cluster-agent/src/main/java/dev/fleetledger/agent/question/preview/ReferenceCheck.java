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

    private static final int MAX_REFERENCES = 100;
    private static final Set<String> SHAREABLE_MODES = Set.of("ReadWriteMany", "ReadOnlyMany");

    @Override
    public void run(PreviewContext context) {
        List<PodReference> all = ReferencePath.find(context.template());
        all.stream().limit(MAX_REFERENCES).forEach(reference -> check(context, reference));
        if (all.size() > MAX_REFERENCES) {
            context.findings().addUnknown("NotAllLookedAt", context.subject(), "The pods refer to " + all.size()
                    + " objects; only the first "
                    + MAX_REFERENCES + " were looked for");
        }
    }

    private static void check(PreviewContext context, PodReference reference) {
        try {
            JsonNode found = find(context, reference);
            if (found == null) {
                addMissing(context, reference);
            } else {
                checkPresent(context, reference, found);
            }
        } catch (ApiServerException failure) {
            if (failure.status() != 403) {
                throw failure;
            }
            context.findings().addUnknown(reference.kind().kindName.equals("Secret") ? "SecretNotVisible" : "NotPermitted",
                    reference.subject(),
                    "It is unknown whether it exists: " + failure.message());
        }
    }

    private static @Nullable JsonNode find(PreviewContext context, PodReference reference) {
        String path = reference.kind().path(context.template().namespace(), reference.name());
        boolean needsContent = reference.kind() == ReferencePath.ReferencedKind.CLAIM
                || reference.kind() == ReferencePath.ReferencedKind.CONFIG_MAP && !reference.keys().isEmpty();
        try {
            return needsContent ? context.api().read(path) : context.api().readMetadata(path);
        } catch (ApiServerException failure) {
            if (failure.status() == 404 && failure.reason().equals("NotFound")) {
                return null;
            }
            throw failure;
        }
    }

    private static void addMissing(PreviewContext context, PodReference reference) {
        String message = "There is no " + reference.subject()
                + (reference.kind().namespaced ? " in namespace " + context.template().namespace() : "");
        switch (reference.kind()) {
            case SECRET -> context.findings().addWarning("SecretMissing", reference.subject(), message);
            case PULL_SECRET -> context.findings()
                    .addWarning("PullSecretMissing", reference.subject(), message + "; images are pulled without it");
            case CONFIG_MAP -> context.findings().addWarning("ConfigMapMissing", reference.subject(), message);
            case CLAIM -> context.findings().addWarning("ClaimMissing", reference.subject(), message);
            case SERVICE_ACCOUNT -> addMissingServiceAccount(context, reference, message);
            case PRIORITY_CLASS -> context.findings().addRefusal("PriorityClassMissing", reference.subject(), message);
            case RUNTIME_CLASS -> context.findings().addRefusal("RuntimeClassMissing", reference.subject(), message);
        }
    }

    /** Kubernetes creates a namespace's default service account by itself. */
    private static void addMissingServiceAccount(PreviewContext context, PodReference reference, String message) {
        if (context.namespace() != null || !reference.name().equals("default")) {
            context.findings().addRefusal("ServiceAccountMissing", reference.subject(), message);
        }
    }

    private static void checkPresent(PreviewContext context, PodReference reference, JsonNode found) {
        if (reference.kind() == ReferencePath.ReferencedKind.CONFIG_MAP) {
            reference.keys().stream().filter(key -> !found.path("data").has(key) && !found.path("binaryData").has(key)).forEach(key ->
                    context.findings().addWarning("ConfigMapKeyMissing", reference.subject(), "It has no key " + key
                            + ", to which the pods refer"));
        }
        boolean shared = reference.kind() == ReferencePath.ReferencedKind.CLAIM && context.matching().size() > 1 && !reference.node()
                .path("readOnly").asBoolean(false);
        if (shared && found.path("spec").path("accessModes").valueStream().noneMatch(mode -> SHAREABLE_MODES.contains(mode.asString("")))) {
            context.findings().addWarning("ClaimIsShared", reference.subject(), "The pods of " + context.matching().size()
                    + " nodes share this claim, whose access mode allows one node only. A claim of the mode ReadWriteMany would work");
        }
    }
}
