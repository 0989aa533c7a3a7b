package dev.fleetledger.openapi;

import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.body.ReasonText;

/**
 * Says which members of a record may be null or absent, because swagger-core doesn't read JSpecify's annotations, and that a value of a
 * sealed interface is one of its records.
 */
final class RecordConverter implements ModelConverter {

    /** Records of these packages are written by the contract's mapper, which omits nulls; others may be the query side's. */
    private static final List<String> OMITTING_NULL = List.of("dev.fleetledger.command.", "dev.fleetledger.problem.");
    private static final String REFERENCE_PREFIX = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Class<?> raw = Json31.mapper().constructType(type.getType()).getRawClass();
        if (raw.isInterface() && raw.isSealed()) {
            return oneOf(raw.getPermittedSubclasses(), context);
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && raw.isRecord()) {
            Schema<?> model = schema.get$ref() == null ? schema
                    : context.getDefinedModels().get(schema.get$ref().substring(REFERENCE_PREFIX.length()));
            if (model != null && model.getProperties() != null) {
                describe(model, raw);
            }
        }
        return schema;
    }

    private static Schema<?> oneOf(Class<?>[] records, ModelConverterContext context) {
        JsonSchema schema = new JsonSchema();
        for (Class<?> one : records) {
            schema.addOneOfItem(context.resolve(new AnnotatedType(one).resolveAsRef(true)));
        }
        return schema;
    }

    private static void describe(Schema<?> model, Class<?> raw) {
        boolean request = isRequest(raw);
        if (request) {
            // Requests with unknown members are rejected.
            model.setAdditionalProperties(false);
        }
        // Bean Validation matches a whole text, JSON Schema any part of it.
        model.getProperties().values().stream().filter(it -> it.getPattern() != null && !it.getPattern().startsWith("^"))
                .forEach(it -> it.setPattern("^(?:" + it.getPattern() + ")$"));
        for (RecordComponent component : raw.getRecordComponents()) {
            model.getProperties().computeIfPresent(component.getName(), (name, property) -> {
                boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                if (component.isAnnotationPresent(ReasonText.class)) {
                    property.setMaxLength(ReasonText.MAX_LENGTH);
                }
                if (!request && !(nullable && omitsNull(raw))) {
                    model.addRequiredItem(name);
                }
                return nullable && (request || !omitsNull(raw)) ? nullable(property) : property;
            });
        }
    }

    private static boolean isRequest(Class<?> raw) {
        return raw.getSimpleName().endsWith("Body") || raw.getEnclosingClass() != null && isRequest(raw.getEnclosingClass());
    }

    private static boolean omitsNull(Class<?> raw) {
        JsonInclude inclusion = raw.getAnnotation(JsonInclude.class);
        return inclusion == null ? OMITTING_NULL.stream().anyMatch(raw.getName()::startsWith)
                : inclusion.value() == JsonInclude.Include.NON_NULL;
    }

    private static Schema<?> nullable(Schema<?> property) {
        if (property.get$ref() != null || property.getEnum() != null) {
            return new JsonSchema().name(property.getName()).addAnyOfItem(property).addAnyOfItem(new JsonSchema().typesItem("null"));
        }
        return property.getTypes() == null ? property : property.typesItem("null");
    }
}
