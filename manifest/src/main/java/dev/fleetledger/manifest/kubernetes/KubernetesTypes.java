package dev.fleetledger.manifest.kubernetes;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.syntax.ResourceQuantity;

/** Types of DaemonSets and Services in the client's model (Kubernetes 1.37). An API server rejects other types. */
public final class KubernetesTypes {
    /** The model of apps/v1 is a separate jar, of which only these members would be used. */
    private record DaemonSet(String apiVersion, String kind, ObjectMeta metadata, DaemonSetSpec spec, Object status) {
    }

    private record DaemonSetSpec(Integer minReadySeconds, Integer revisionHistoryLimit, LabelSelector selector, PodTemplateSpec template,
                                 UpdateStrategy updateStrategy) {
    }

    private record UpdateStrategy(String type, RollingUpdate rollingUpdate) {
    }

    private record RollingUpdate(IntOrString maxUnavailable, IntOrString maxSurge) {
    }

    private record ScalarType(Class<?> type, String description, java.util.function.Predicate<JsonNode> fits) {
    }

    private static final List<ScalarType> SCALARS = List.of(
        new ScalarType(String.class, "a text", JsonNode::isString),
        new ScalarType(Boolean.class, "true or false", JsonNode::isBoolean),
        new ScalarType(Integer.class, "a whole number of 32 bits", JsonNode::canConvertToInt),
        new ScalarType(Long.class, "a whole number of 64 bits", JsonNode::canConvertToLong),
        new ScalarType(Quantity.class, "a quantity", node -> ResourceQuantity.of(node).isPresent()),
        new ScalarType(IntOrString.class, "a whole number of 32 bits or a text", node -> node.isString() || node.canConvertToInt()),
        new ScalarType(Object.class, "anything", node -> true));
    private static final Map<Class<?>, Map<String, Type>> MEMBERS = new ConcurrentHashMap<>();

    public static final Type DAEMON_SET = DaemonSet.class;
    public static final Type SERVICE = Service.class;

    private KubernetesTypes() {
    }

    /** @param object {@code DaemonSet} or {@code Service/<name>} */
    public static Type of(String object) {
        return object.equals("DaemonSet") ? DAEMON_SET : SERVICE;
    }

    /** Describes the expected type if the node has another one; null if the node fits. Its members and items are not checked. */
    static @Nullable String describeMismatch(Type type, JsonNode node) {
        if (isList(type)) {
            return node.isArray() ? null : "a list";
        }
        for (ScalarType scalarType : SCALARS) {
            if (scalarType.type() == type) {
                return scalarType.fits().test(node) ? null : scalarType.description();
            }
        }
        return node.isObject() ? null : "an object";
    }

    /** Returns the type of a member or an item; null if there is no member of this name. */
    public static @Nullable Type childType(Type type, String name) {
        if (isList(type) || isMap(type)) {
            Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
            return arguments[arguments.length - 1];
        }
        return type == Object.class ? type : type instanceof Class<?> model ? members(model).get(name) : null;
    }

    /** Returns the names of the type's members; empty for types without fixed names. */
    static Set<String> memberNames(Type type) {
        boolean isScalar = SCALARS.stream().anyMatch(scalarType -> scalarType.type() == type);
        return !isScalar && type instanceof Class<?> model ? members(model).keySet() : Set.of();
    }

    static boolean isTextMap(Type type) {
        return isMap(type) && childType(type, "") == String.class;
    }

    static boolean isQuantity(Type type) {
        return type == Quantity.class;
    }

    public static boolean isList(Type type) {
        return type instanceof ParameterizedType one && one.getRawType() == List.class;
    }

    private static boolean isMap(Type type) {
        return type instanceof ParameterizedType one && one.getRawType() == Map.class;
    }

    private static Map<String, Type> members(Class<?> model) {
        return MEMBERS.computeIfAbsent(model, one -> {
            Map<String, Type> members = new LinkedHashMap<>();
            Stream.of(one.getDeclaredFields()).filter(field -> !Modifier.isStatic(field.getModifiers()))
                .filter(field -> one.isRecord() || field.isAnnotationPresent(JsonProperty.class))
                .forEach(field -> members.put(jsonName(field), field.getGenericType()));
            return members;
        });
    }

    private static String jsonName(java.lang.reflect.Field field) {
        JsonProperty property = field.getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? field.getName() : property.value();
    }
}
