package dev.fleetledger.command.cluster.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/** Names and values are texts that can be stored. Whether a cluster can carry them as labels is a rule, which the handler checks. */
@Documented
@Constraint(validatedBy = LabelMapValidator.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface LabelMap {

    String message() default "{cluster.labels.texts}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
