package dev.fleetledger.command.draft.start;

import java.util.Objects;
import java.util.stream.Stream;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.body.ConstraintViolations;

final class SingleSourceValidator implements ConstraintValidator<SingleSource, StartDraftBody.From> {

    @Override
    public boolean isValid(StartDraftBody.@Nullable From from, ConstraintValidatorContext context) {
        if (from == null) {
            return true;
        }
        ConstraintViolations violations = new ConstraintViolations(context);
        if (Stream.<@Nullable Object>of(from.draft(), from.workload(), from.yaml(), from.running()).filter(Objects::nonNull).count() != 1) {
            violations.reject("draft.from.single", "draft");
        }
        if (from.revision() != null && from.workload() == null) {
            violations.reject("draft.from.revision", "revision");
        }
        if (from.name() != null && from.yaml() == null) {
            violations.reject("draft.from.name", "name");
        }
        return violations.isValid();
    }
}
