package dev.fleetledger.command.cluster.repository;

import java.util.Map;
import java.util.Objects;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

final class LabelMapValidator implements ConstraintValidator<LabelMap, Map<String, String>> {

    /** Values are null where the body has no text. */
    @Override
    public boolean isValid(@Nullable Map<String, String> labels, ConstraintValidatorContext context) {
        return labels == null
                || labels.values().stream().allMatch(Objects::nonNull) && labels.keySet().stream().allMatch(LabelMapValidator::isStorable);
    }

    /** PostgreSQL does not store NUL, and UTF-8 cannot encode an unpaired surrogate. */
    private static boolean isStorable(String name) {
        return name.codePoints().noneMatch(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
