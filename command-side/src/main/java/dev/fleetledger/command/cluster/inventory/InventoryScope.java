package dev.fleetledger.command.cluster.inventory;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/** The kind exists, and a namespace is named only where objects of this kind have one. */
@Documented
@Constraint(validatedBy = InventoryScopeValidator.class)
@Retention(RetentionPolicy.RUNTIME)
@interface InventoryScope {

    String message() default "{inventory.kind}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
