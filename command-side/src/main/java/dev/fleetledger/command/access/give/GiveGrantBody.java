package dev.fleetledger.command.access.give;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.JsonFields;
import dev.fleetledger.contract.access.GrantEvent.Holder;
import dev.fleetledger.contract.access.GrantEvent.Scope;
import dev.fleetledger.judgement.access.Role;

/** Request body: {@code {"role", "holder": {"kind", "id"}, "scope": {"all"?, "clusters"?, "matchLabels"?, "namespace"?}, "reason"?}}. */
record GiveGrantBody(String role, Holder holder, Scope scope, @Nullable String reason) {

    private static final Set<String> HOLDERS = Set.of("user", "group");
    // https://openid.net/specs/openid-connect-core-1_0.html#IDToken, "sub"
    private static final int SUBJECT_LIMIT = 255;
    private static final Holder NOBODY = new Holder("", "");
    private static final Scope NOWHERE = new Scope(false, null, null, null);

    static GiveGrantBody of(JsonFields body) {
        String name = body.requiredText("role");
        Optional<Role> role = Role.of(name);
        if (!name.isEmpty() && role.isEmpty()) {
            body.reject("role", "There is no such role.", "Send one of " + List.of(Role.values()) + ".");
        }
        Holder holder = body.object("holder", GiveGrantBody::holder);
        if (holder == null) {
            body.reject("holder", "It isn't said who gets it.", "Send {\"kind\": \"user\", \"id\": the OIDC subject}, or a group.");
        }
        Scope scope = body.object("scope", jsonFields -> scope(jsonFields, role));
        if (scope == null && role.isPresent() && !role.get().isFleetWide()) {
            body.reject("scope", "It isn't said where it counts.", "Send all, clusters or matchLabels, and a namespace for the NS roles.");
        }
        return new GiveGrantBody(name, holder == null ? NOBODY : holder, scope == null ? NOWHERE : scope, body.reason());
    }

    private static Holder holder(JsonFields jsonFields) {
        Holder holder = new Holder(jsonFields.requiredText("kind"), jsonFields.requiredText("id"));
        if (holder.id().length() > SUBJECT_LIMIT || !holder.id().isEmpty() && holder.id().isBlank()) {
            jsonFields.reject("id", "This is nobody's id.", "Send at most 255 characters, as the identity provider has them.");
        }
        if (!holder.kind().isEmpty() && !HOLDERS.contains(holder.kind())) {
            jsonFields.reject("kind", "There is no such kind of holder.", "Send user or group.");
        }
        return holder;
    }

    private static Scope scope(JsonFields jsonFields, Optional<Role> role) {
        Scope scope = new Scope(jsonFields.bool("all"), jsonFields.textList("clusters"), jsonFields.textMap("matchLabels"),
                jsonFields.text("namespace"));
        ScopeRules.check(scope, jsonFields);
        role.ifPresent(known -> checkRole(known, scope, jsonFields));
        return scope;
    }

    private static void checkRole(Role role, Scope scope, JsonFields jsonFields) {
        boolean restricted = scope.clusters() != null || scope.matchLabels() != null;
        if (role.isFleetWide() && restricted) {
            // Fleet roles ignore a cluster scope, so storing one would suggest a restriction that does not exist.
            jsonFields.reject(scope.clusters() != null ? "clusters" : "matchLabels", "This role counts in the whole fleet.",
                    "Leave it out.");
        }
        if (!role.isFleetWide() && !restricted && !scope.all()) {
            jsonFields.reject("all", "It counts in no cluster.", "Send all, clusters or matchLabels.");
        }
        if (role.isNamespaceRole() != (scope.namespace() != null)) {
            jsonFields.reject("namespace", "The NS roles count in one namespace, and only they do.",
                    role.isNamespaceRole() ? "Send the namespace." : "Leave it out.");
        }
    }
}
