package dev.fleetledger.command.request.body;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.manifest.credential.CredentialRedactor;

final class ReasonTextValidator implements ConstraintValidator<ReasonText, String> {

    @Override
    public boolean isValid(@Nullable String reason, ConstraintValidatorContext context) {
        if (reason == null) {
            return true;
        }
        if (CredentialRedactor.containsCredential(reason)) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("{reason.credential}").addConstraintViolation();
            return false;
        }
        return reason.codePointCount(0, reason.length()) <= ReasonText.MAX_LENGTH;
    }
}
