package dev.fleetledger.command.request.body;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/** A reason in the body of a POST: at most 1,000 characters, and nothing that looks like a credential. */
@Documented
@Constraint(validatedBy = ReasonTextValidator.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReasonText {

    /** Maximum length in characters, that is code points. */
    int MAX_LENGTH = 1_000;

    String message() default "{reason.tooLong}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
