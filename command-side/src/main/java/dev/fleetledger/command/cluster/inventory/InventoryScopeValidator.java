package dev.fleetledger.command.cluster.inventory;

import java.util.Optional;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

import dev.fleetledger.command.request.body.ConstraintViolations;
import dev.fleetledger.contract.question.InventoryKind;

final class InventoryScopeValidator implements ConstraintValidator<InventoryScope, QueryInventoryBody> {

    @Override
    public boolean isValid(QueryInventoryBody body, ConstraintValidatorContext context) {
        ConstraintViolations violations = new ConstraintViolations(context);
        Optional<InventoryKind> kind = InventoryKind.findByWireName(body.kind());
        if (body.kind() != null && !body.kind().isEmpty() && kind.isEmpty()) {
            violations.reject("inventory.kind", "kind");
        }
        String namespace = body.namespace();
        if (namespace != null && kind.isPresent() && !kind.get().namespaced()) {
            violations.reject("inventory.namespace.none", "namespace");
        }
        if (namespace != null && namespace.isEmpty()) {
            violations.reject("inventory.namespace.empty", "namespace");
        }
        return violations.isValid();
    }
}
