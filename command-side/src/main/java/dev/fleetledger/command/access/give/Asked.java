package dev.fleetledger.command.access.give;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Fields;
import dev.fleetledger.contract.access.GrantEvent.Holder;
import dev.fleetledger.contract.access.GrantEvent.Scope;
import dev.fleetledger.judgement.access.Role;

/** The body: {@code {"role", "holder": {"kind", "id"}, "scope": {"all"?, "clusters"?, "matchLabels"?, "namespace"?}, "reason"?}}. */
record Asked(String role, Holder holder, Scope scope, @Nullable String reason) {

    private static final Set<String> HOLDERS = Set.of("user", "group");
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
        if (!holder.kind().isEmpty() && !HOLDERS.contains(holder.kind())) {
            fields.wrong("kind", "There is no such kind of holder.", "Send user or group.");
        }
        return holder;
    }

    private static Scope scope(Fields fields, Optional<Role> role) {
        Scope scope = new Scope(fields.flag("all"), fields.texts("clusters"), fields.textMap("matchLabels"), fields.text("namespace"));
        boolean somewhere = scope.all() || scope.clusters() != null || scope.matchLabels() != null;
        if (!somewhere && role.isPresent() && !role.get().ofFleet()) {
            fields.wrong("all", "It counts in no cluster.", "Send all, clusters or matchLabels.");
        }
        if (role.isPresent() && role.get().ofNamespace() != (scope.namespace() != null)) {
            fields.wrong("namespace", "The NS roles count in one namespace, and only they do.",
                    role.get().ofNamespace() ? "Send the namespace." : "Leave it out.");
        }
        return scope;
    }
}
