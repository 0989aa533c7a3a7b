package dev.fleetledger.command.request.body;

import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.NodeBuilderCustomizableContext;

/** Reports violations of a constraint on several fields at the field that has to be changed. */
public final class ConstraintViolations {

    private final ConstraintValidatorContext context;
    private boolean valid = true;

    public ConstraintViolations(ConstraintValidatorContext context) {
        this.context = context;
        context.disableDefaultConstraintViolation();
    }

    /**
     * @param message key of the message
     * @param path    names of the fields that lead to the invalid one
     */
    public void reject(String message, String... path) {
        valid = false;
        var builder = context.buildConstraintViolationWithTemplate("{" + message + "}");
        NodeBuilderCustomizableContext node = builder.addPropertyNode(path[0]);
        for (int i = 1; i < path.length; i++) {
            node = node.addPropertyNode(path[i]);
        }
        node.addConstraintViolation();
    }

    public boolean isValid() {
        return valid;
    }
}
