package dev.fleetledger.command.access.give;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

import dev.fleetledger.command.access.give.GiveGrantBody.ScopeBody;
import dev.fleetledger.command.fleet.ClusterSyntax;
import dev.fleetledger.command.request.body.ConstraintViolations;
import dev.fleetledger.judgement.access.Role;

/** Rejects a scope that cannot match anything, because the grant would never take effect. */
final class GrantableScopeValidator implements ConstraintValidator<GrantableScope, GiveGrantBody> {

    private static final Pattern NAMESPACE = Pattern.compile(ClusterSyntax.NAMESPACE);

    @Override
    public boolean isValid(GiveGrantBody body, ConstraintValidatorContext context) {
        ConstraintViolations violations = new ConstraintViolations(context);
        Optional<Role> role = Optional.ofNullable(body.role()).flatMap(Role::of);
        ScopeBody scope = body.scope();
        if (scope == null) {
            if (role.isPresent() && !role.get().isFleetWide()) {
                violations.reject("grant.scope.missing", "scope");
            }
        } else {
            checkSyntax(scope, violations);
            role.ifPresent(known -> checkRole(known, scope, violations));
        }
        return violations.isValid();
    }

    private static void checkSyntax(ScopeBody scope, ConstraintViolations violations) {
        if (scope.clusters() != null && (scope.clusters().isEmpty() || !scope.clusters().stream().allMatch(ClusterSyntax::isName))) {
            violations.reject("grant.scope.clusters", "scope", "clusters");
        }
        if (scope.matchLabels() != null
                && (scope.matchLabels().isEmpty() || !scope.matchLabels().entrySet().stream().allMatch(ClusterSyntax::isLabel))) {
            violations.reject("grant.scope.labels", "scope", "matchLabels");
        }
        if (scope.namespace() != null && !NAMESPACE.matcher(scope.namespace()).matches()) {
            violations.reject("grant.scope.namespaceName", "scope", "namespace");
        }
    }

    private static void checkRole(Role role, ScopeBody scope, ConstraintViolations violations) {
        boolean restricted = scope.clusters() != null || scope.matchLabels() != null;
        if (role.isFleetWide() && restricted) {
            // Fleet roles ignore a cluster scope, so storing one would suggest a restriction that does not exist.
            violations.reject("grant.scope.fleetWide", "scope", scope.clusters() != null ? "clusters" : "matchLabels");
        }
        if (!role.isFleetWide() && !restricted && !Boolean.TRUE.equals(scope.all())) {
            violations.reject("grant.scope.nowhere", "scope", "all");
        }
        if (role.isNamespaceRole() != (scope.namespace() != null)) {
            violations.reject(role.isNamespaceRole() ? "grant.scope.namespaceMissing" : "grant.scope.namespaceExtra", "scope", "namespace");
        }
    }
}
