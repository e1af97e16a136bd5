package io.corebank.support.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets the document say of a record what the compiler knows: what may be absent, what may be null, and that two records
 * of one name in different classes are two things.
 */
final class RecordSchemas implements ModelConverter {

    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Class<?> raw = Json31.mapper().constructType(type.getType()).getRawClass();
        if (raw.isRecord() && raw.getEnclosingClass() != null && raw.getTypeParameters().length == 0) {
            type.name(raw.getEnclosingClass().getSimpleName() + raw.getSimpleName());
        }
        Schema<?> resolved = others.hasNext() ? others.next().resolve(type, context, others) : null;
        if (raw.isRecord() && resolved != null) {
            complete(raw, definitionOf(resolved, context));
        }
        return resolved;
    }

    private static @Nullable Schema<?> definitionOf(Schema<?> resolved, ModelConverterContext context) {
        String reference = resolved.get$ref();
        return reference == null
                ? resolved
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static void complete(Class<?> type, @Nullable Schema<?> schema) {
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        schema.setRequired(null);
        JsonInclude included = type.getAnnotation(JsonInclude.class);
        boolean leavesOutNulls = included != null && included.value() == JsonInclude.Include.NON_NULL;
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            boolean mayBeNull = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean unwrapped = component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
            if (unwrapped || !schema.getProperties().containsKey(name)) {
                continue;
            }
            if (component.getAccessor().isAnnotationPresent(JsonRawValue.class)) {
                schema.getProperties().put(name, new Schema<>().types(Set.of("object")));
            }
            if (!mayBeNull || component.isAnnotationPresent(Required.class)) {
                schema.addRequiredItem(name);
            } else if (!leavesOutNulls) {
                schema.getProperties().compute(name, (key, property) -> orNull(property));
            }
        }
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new Schema<>().anyOf(List.of(property, new Schema<>().types(Set.of("null"))));
        }
        property.addType("null");
        return property;
    }

    /** A reference to a schema of the document by its name. */
    static Schema<?> named(String name) {
        return new Schema<>().$ref(REFERENCE + name);
    }
}
