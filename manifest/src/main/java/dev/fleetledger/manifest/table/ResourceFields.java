package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.integer;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.NameSyntax;
import dev.fleetledger.manifest.syntax.ResourceQuantity;

/** CPU, memory and GPUs of a container. Zero or an empty text leaves the field out. */
final class ResourceFields {
    static final FieldRule FINER_THAN_MILLI =
            FieldRule.value("CpuIsFinerThanMilli", "The amount of CPU is finer than 1m.", "Use whole thousandths, such as 250m.",
        ResourceQuantity::isFinerThanMilli);
    static final FieldRule FRACTION_OF_BYTE = FieldRule.value("MemoryIsNoWholeBytes", "The amount of memory is no whole number of bytes.",
        "Use whole bytes, such as 512Mi.", ResourceQuantity::isFraction);

    static final List<FieldDefinition> ROWS = List.of(
        object("/resources", "Resources").byDefault(Json.object()),
        object("/resources/cpu", "CPU").byDefault(Json.object()),
        amount("/resources/cpu/request", "CPU request", "limit", "250m", FINER_THAN_MILLI)
            .help("Reserved on the node: 250m is a quarter of a core. 0 reserves nothing.")
        .mapsTo("/resources/requests/cpu", ResourceFields::ifPositive).readsBack(ResourceFields::unlessZero),
        amount("/resources/cpu/limit", "CPU limit", "request", "250m", FINER_THAN_MILLI)
            .help("The container is slowed down above it. 0: no limit.")
        .mapsTo("/resources/limits/cpu", ResourceFields::ifPositive).readsBack(ResourceFields::unlessZero),
        object("/resources/memory", "Memory").byDefault(Json.object()),
        amount("/resources/memory/request", "Memory request", "limit", "512Mi", FRACTION_OF_BYTE)
            .help("Reserved on the node. 0 reserves nothing.")
            .mapsTo("/resources/requests/memory", ResourceFields::ifPositive).readsBack(ResourceFields::unlessZero),
        amount("/resources/memory/limit", "Memory limit", "request", "512Mi", FRACTION_OF_BYTE)
            .help("The container is killed above it. 0: no limit.")
            .mapsTo("/resources/limits/memory", ResourceFields::ifPositive).readsBack(ResourceFields::unlessZero),
        object("/resources/gpu", "GPU")
            .help("Reserved on the node; a node without them gets no pod.")
            .mapsTo("/resources/limits", ResourceFields::gpu).readsTogether(),
        text("/resources/gpu/resource", "GPU resource").help("The vendor's resource, such as nvidia.com/gpu.").unmapped()
            .required("GpuResourceIsMissing", "The GPU request names no resource.", "Name the vendor's resource, such as nvidia.com/gpu.")
            .withRules(FieldRule.text("GpuResourceIsNoVendorResource", "{it} is no vendor's resource.",
                "Write domain/name in lower case, such as nvidia.com/gpu.", name -> !NameSyntax.isVendorResource(name))),
        integer("/resources/gpu/count", "Number of GPUs").unmapped()
            .required("GpuCountIsMissing", "The GPU request has no number.", "Give a positive whole number.")
            .withRules(FieldRule.value("GpuCountIsNotPositive", "The number of GPUs is a whole number from 1.",
                    "Give a positive whole number.", count -> count.longValue(0) < 1)));

    private ResourceFields() {
    }

    private static FieldDefinition amount(String path, String label, String other, String defaultAmount, FieldRule unit) {
        return FieldDefinition.of(path, label, ValueType.QUANTITY)
            .byDefault((parent, draft) -> fitToOther(path.endsWith("request"), Json.text(defaultAmount), parent.path(other)))
            .withRules(ResourceQuantity.unreadable("QuantityIsUnreadable"), ResourceQuantity.negative("QuantityIsNegative"), unit);
    }

    /** Returns the usual quantity, unless the other one of the pair was given and contradicts it: a default never violates a rule. */
    private static JsonNode fitToOther(boolean isRequest, JsonNode defaultAmount, JsonNode other) {
        boolean contradicts = isRequest ? ResourceQuantity.exceeds(defaultAmount, other) : ResourceQuantity.exceeds(other, defaultAmount);
        return contradicts ? other : defaultAmount;
    }

    private static JsonNode gpu(JsonNode gpu) {
        return Json.object().put(Json.text(gpu, "resource"), Long.toString(Json.integer(gpu, "count", 0)));
    }

    /** An imported zero is not read and becomes a kept field: without it Kubernetes would use the limit as the request. */
    static @Nullable JsonNode unlessZero(JsonNode amount) {
        return ResourceQuantity.of(amount).filter(number -> number.signum() == 0).isPresent() ? null : amount;
    }

    static @Nullable JsonNode ifPositive(JsonNode amount) {
        return ResourceQuantity.isPositive(amount) ? Json.text(ResourceQuantity.toText(amount)) : null;
    }
}
