package dev.fleetledger.command.draft.start;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/** The draft starts from exactly one thing, only a workload has a revision, and only YAML a name. */
@Documented
@Constraint(validatedBy = SingleSourceValidator.class)
@Retention(RetentionPolicy.RUNTIME)
@interface SingleSource {

    String message() default "{draft.from.single}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
