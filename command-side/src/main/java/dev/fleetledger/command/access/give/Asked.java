package dev.fleetledger.command.access.give;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Fields;
import dev.fleetledger.contract.access.GrantEvent.Holder;
import dev.fleetledger.contract.access.GrantEvent.Scope;
import dev.fleetledger.judgement.access.Role;

/** Request body: {@code {"role", "holder": {"kind", "id"}, "scope": {"all"?, "clusters"?, "matchLabels"?, "namespace"?}, "reason"?}}. */
record Asked(String role, Holder holder, Scope scope, @Nullable String reason) {

    private static final Set<String> HOLDERS = Set.of("user", "group");
    // https://openid.net/specs/openid-connect-core-1_0.html#IDToken, "sub"
    private static final int SUBJECT_LIMIT = 255;
    private static final Holder NOBODY = new Holder("", "");
    private static final Scope NOWHERE = new Scope(false, null, null, null);

    static Asked of(Fields body) {
        String name = body.needed("role");
        Optional<Role> role = Role.of(name);
        if (!name.isEmpty() && role.isEmpty()) {
            body.wrong("role", "There is no such role.", "Send one of " + List.of(Role.values()) + ".");
        }
        Holder holder = body.within("holder", Asked::holder);
        if (holder == null) {
            body.wrong("holder", "It isn't said who gets it.", "Send {\"kind\": \"user\", \"id\": the OIDC subject}, or a group.");
        }
        Scope scope = body.within("scope", fields -> scope(fields, role));
        if (scope == null && role.isPresent() && !role.get().ofFleet()) {
            body.wrong("scope", "It isn't said where it counts.", "Send all, clusters or matchLabels, and a namespace for the NS roles.");
        }
        return new Asked(name, holder == null ? NOBODY : holder, scope == null ? NOWHERE : scope, body.reason());
    }

    private static Holder holder(Fields fields) {
        Holder holder = new Holder(fields.needed("kind"), fields.needed("id"));
        if (holder.id().length() > SUBJECT_LIMIT || !holder.id().isEmpty() && holder.id().isBlank()) {
            fields.wrong("id", "This is nobody's id.", "Send at most 255 characters, as the identity provider has them.");
        }
        if (!holder.kind().isEmpty() && !HOLDERS.contains(holder.kind())) {
            fields.wrong("kind", "There is no such kind of holder.", "Send user or group.");
        }
        return holder;
    }

    private static Scope scope(Fields fields, Optional<Role> role) {
        Scope scope = new Scope(fields.flag("all"), fields.texts("clusters"), fields.textMap("matchLabels"), fields.text("namespace"));
        ScopeRules.check(scope, fields);
        role.ifPresent(known -> fits(known, scope, fields));
        return scope;
    }

    private static void fits(Role role, Scope scope, Fields fields) {
        boolean some = scope.clusters() != null || scope.matchLabels() != null;
        if (role.ofFleet() && some) {
            // Fleet roles ignore a cluster scope, so storing one would suggest a restriction that does not exist.
            fields.wrong(scope.clusters() != null ? "clusters" : "matchLabels", "This role counts in the whole fleet.", "Leave it out.");
        }
        if (!role.ofFleet() && !some && !scope.all()) {
            fields.wrong("all", "It counts in no cluster.", "Send all, clusters or matchLabels.");
        }
        if (role.ofNamespace() != (scope.namespace() != null)) {
            fields.wrong("namespace", "The NS roles count in one namespace, and only they do.",
                    role.ofNamespace() ? "Send the namespace." : "Leave it out.");
        }
    }
}
