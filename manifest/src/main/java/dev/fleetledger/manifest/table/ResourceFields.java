package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.object;
import static dev.fleetledger.manifest.field.Field.text;
import static dev.fleetledger.manifest.field.Field.whole;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.field.Type;
import dev.fleetledger.manifest.spelling.Amount;
import dev.fleetledger.manifest.spelling.Rule;
import dev.fleetledger.manifest.spelling.Spelling;

/** wizard.md, section 2: CPU and memory. Zero or empty leaves the field out. */
final class ResourceFields {
    static final Rule FINER = Rule.value("CpuIsFinerThanMilli", "The amount of CPU is finer than 1m.", "Use whole thousandths, such as 250m.",
        Amount::isFinerThanMilli);
    static final Rule FRACTION = Rule.value("MemoryIsNoWholeBytes", "The amount of memory is no whole number of bytes.",
        "Use whole bytes, such as 512Mi.", Amount::isFraction);

    static final List<Field> ROWS = List.of(
        object("/resources", "Resources").byDefault(Json.object()),
        object("/resources/cpu", "CPU").byDefault(Json.object()),
        amount("/resources/cpu/request", "CPU request", "limit", "250m", FINER).lands("/resources/requests/cpu", ResourceFields::ifCounting).reads(ResourceFields::unlessZero),
        amount("/resources/cpu/limit", "CPU limit", "request", "250m", FINER).lands("/resources/limits/cpu", ResourceFields::ifCounting).reads(ResourceFields::unlessZero),
        object("/resources/memory", "Memory").byDefault(Json.object()),
        amount("/resources/memory/request", "Memory request", "limit", "512Mi", FRACTION)
            .lands("/resources/requests/memory", ResourceFields::ifCounting).reads(ResourceFields::unlessZero),
        amount("/resources/memory/limit", "Memory limit", "request", "512Mi", FRACTION)
            .lands("/resources/limits/memory", ResourceFields::ifCounting).reads(ResourceFields::unlessZero),
        object("/resources/gpu", "GPU").lands("/resources/limits", ResourceFields::gpu).readsTogether(),
        text("/resources/gpu/resource", "GPU resource").landsNowhere()
            .required("GpuResourceIsMissing", "It isn't said which GPU.", "Name the vendor's resource, such as nvidia.com/gpu.")
            .not(Rule.text("GpuResourceIsNoVendorResource", "This is no vendor's resource.",
                "Write domain/name in lower case, such as nvidia.com/gpu.", name -> !Spelling.isVendorResource(name))),
        whole("/resources/gpu/count", "Number of GPUs").landsNowhere()
            .required("GpuCountIsMissing", "It isn't said how many GPUs.", "Give a positive whole number.")
            .not(Rule.value("GpuCountIsNotPositive", "The number of GPUs is a whole number from 1.", "Give a positive whole number.", count -> count.longValue(0) < 1)));

    private ResourceFields() {
    }

    private static Field amount(String path, String label, String other, String usual, Rule unit) {
        return Field.of(path, label, Type.AMOUNT)
            .byDefault((parent, draft) -> fitting(path.endsWith("request"), Json.text(usual), parent.path(other)))
            .not(Amount.unreadable("QuantityIsUnreadable"), Amount.negative("QuantityIsNegative"), unit);
    }

    /** Returns the usual quantity, unless the other one of the pair was given and contradicts it: a default never violates a rule. */
    private static JsonNode fitting(boolean isRequest, JsonNode usual, JsonNode other) {
        boolean collides = isRequest ? Amount.exceeds(usual, other) : Amount.exceeds(other, usual);
        return collides ? other : usual;
    }

    private static JsonNode gpu(JsonNode gpu) {
        return Json.object().put(Json.text(gpu, "resource"), Long.toString(Json.whole(gpu, "count", 0)));
    }

    /** An imported zero is not read and becomes a kept field: without it Kubernetes would use the limit as the request. */
    static @Nullable JsonNode unlessZero(JsonNode amount) {
        return Amount.of(amount).filter(one -> one.signum() == 0).isPresent() ? null : amount;
    }

    static @Nullable JsonNode ifCounting(JsonNode amount) {
        return Amount.counts(amount) ? Json.text(Amount.spelling(amount)) : null;
    }
}
