package dev.fleetledger.agent.apply;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.contract.report.AttemptResult;

/**
 * Explains why an object is missing or being deleted by its namespace: Kubernetes deletes everything in a namespace with it, about five
 * seconds after the request (seen on 1.35).
 */
record NamespaceCheck(KubernetesApi api) {

    /** @return the result to report if the object's namespace is being deleted or is gone */
    Optional<ApplyResult> check(ObjectRef ref) {
        ObjectRef namespace = ObjectRef.namespace(ref.namespace());
        @Nullable LiveObject live = api.get(namespace).orElse(null);
        if (live == null) {
            return Optional.of(waiting("NamespaceMissing", namespace.label() + " does not exist"));
        }
        return !live.isDeleting() ? Optional.empty()
                : Optional.of(waiting("NamespaceTerminating", namespace.label() + " is being deleted with everything in it"));
    }

    private static ApplyResult waiting(String code, String message) {
        return ApplyResult.failure(AttemptResult.WAITING, code, message, RetryDelays.LONG);
    }
}
