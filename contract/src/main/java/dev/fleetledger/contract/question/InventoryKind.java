package dev.fleetledger.contract.question;

import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** Kinds of objects that an inventory lists. Their wire names are used in the API, in questions and in stored events. */
public enum InventoryKind {
    NAMESPACES("namespaces", false),
    NODES("nodes", false),
    DAEMONSETS("daemonsets", true),
    CONFIGMAPS("configmaps", true),
    SECRETS("secrets", true),
    CLAIMS("claims", true),
    SERVICEACCOUNTS("serviceaccounts", true),
    PRIORITYCLASSES("priorityclasses", false),
    RUNTIMECLASSES("runtimeclasses", false),
    QUOTAS("quotas", true);

    private final String wireName;
    private final boolean namespaced;

    InventoryKind(String wireName, boolean namespaced) {
        this.wireName = wireName;
        this.namespaced = namespaced;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Whether objects of this kind are in namespaces. A question without a namespace then covers all namespaces. */
    public boolean namespaced() {
        return namespaced;
    }

    public static Optional<InventoryKind> findByWireName(@Nullable String wireName) {
        return Arrays.stream(values()).filter(kind -> kind.wireName.equals(wireName)).findFirst();
    }
}
