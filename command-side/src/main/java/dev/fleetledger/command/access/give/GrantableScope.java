package dev.fleetledger.command.access.give;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/** The scope is one in which the role can take effect. */
@Documented
@Constraint(validatedBy = GrantableScopeValidator.class)
@Retention(RetentionPolicy.RUNTIME)
@interface GrantableScope {

    String message() default "{grant.scope.missing}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
