package dev.fleetledger.manifest.form;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.field.Default;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.ValueLimit;
import dev.fleetledger.manifest.table.FieldTable;

/**
 * A field of the wizard as a form shows it, without its mapping to Kubernetes.
 *
 * @param path         in the step's document; {@code *} stands for an item of a list or a member of a map
 * @param help         absent: the label says enough
 * @param unit         of a number
 * @param defaultValue what the field is when nothing else is given; absent: it has no default, or one that depends on other fields
 * @param literal      whether the value is searched for credentials, because people could write one into it
 * @param options      the values that are possible, of a list for each item
 * @param min          the lowest number, {@code max} the highest
 * @param minLength    of the text in Unicode code points, like {@code maxLength}
 * @param rules        violated by a value of this field alone; further rules compare fields
 */
public record FormField(String step, String path, String label, @Nullable String help, @Nullable String unit, String type,
        boolean required, @JsonProperty("default") @Nullable JsonNode defaultValue, boolean literal, @Nullable List<String> options,
        @Nullable Long min, @Nullable Long max, @Nullable Integer minLength, @Nullable Integer maxLength, List<Rule> rules) {

    /** @param message may have {@code {it}} in it, which stands for the field and its value */
    public record Rule(String rule, String message, String remedy, boolean warning) {}

    private static final Map<ValueType, String> TYPES = Map.ofEntries(
            Map.entry(ValueType.TEXT, "text"), Map.entry(ValueType.BOOLEAN, "boolean"), Map.entry(ValueType.INTEGER, "integer"),
            Map.entry(ValueType.QUANTITY, "quantity"), Map.entry(ValueType.INTEGER_OR_TEXT, "integerOrText"),
            Map.entry(ValueType.TEXTS, "texts"), Map.entry(ValueType.INTEGERS, "integers"), Map.entry(ValueType.TEXT_MAP, "textMap"),
            Map.entry(ValueType.LIST, "list"), Map.entry(ValueType.MAP, "map"), Map.entry(ValueType.OBJECT, "object"),
            Map.entry(ValueType.ANY, "any"));

    /** Returns the fields of all steps, in the order of the form; a list or an object comes before what is in it. */
    public static List<FormField> all() {
        return Stream.of(Step.values()).flatMap(step -> FieldTable.WIZARD.supported(step).stream().map(field -> of(step, field))).toList();
    }

    private static FormField of(Step step, FieldDefinition field) {
        ValueLimit.OneOf options = limit(field, ValueLimit.OneOf.class);
        ValueLimit.Range range = limit(field, ValueLimit.Range.class);
        List<ValueLimit.Length> lengths = limits(field, ValueLimit.Length.class).toList();
        return new FormField(step.key(), field.path().toString(), field.text().name(), field.text().help(), field.text().unit(),
                Objects.requireNonNull(TYPES.get(field.type())), field.requiredRule() != null, defaultOf(field), field.mayHoldCredential(),
                options == null ? null : options.values(), range == null ? null : range.min(), range == null ? null : range.max(),
                lengths.stream().map(ValueLimit.Length::min).filter(min -> min > 0).findFirst().orElse(null),
                lengths.stream().map(ValueLimit.Length::max).filter(max -> max < Integer.MAX_VALUE).findFirst().orElse(null),
                Stream.concat(Stream.ofNullable(field.requiredRule()), field.rules().stream()).map(FormField::rule).distinct()
                        .toList());
    }

    /** Returns the default in a document that says nothing else. */
    private static @Nullable JsonNode defaultOf(FieldDefinition field) {
        Default defaultValue = field.defaultValue();
        return defaultValue == null ? null
                : defaultValue.compute(Json.object(), new DraftSnapshot(StepDocuments.NONE, DraftContext.NONE));
    }

    private static <T extends ValueLimit> @Nullable T limit(FieldDefinition field, Class<T> kind) {
        return limits(field, kind).findFirst().orElse(null);
    }

    private static <T extends ValueLimit> Stream<T> limits(FieldDefinition field, Class<T> kind) {
        return field.rules().stream().map(FieldRule::limit).filter(kind::isInstance).map(kind::cast);
    }

    private static Rule rule(FieldRule rule) {
        return new Rule(rule.name(), rule.message(), rule.remedy(), rule.warning());
    }
}
