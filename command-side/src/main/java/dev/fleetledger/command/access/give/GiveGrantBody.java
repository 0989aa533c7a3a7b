package dev.fleetledger.command.access.give;

import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.body.ReasonText;
import dev.fleetledger.contract.access.GrantEvent.Holder;
import dev.fleetledger.contract.access.GrantEvent.Scope;

/** @param scope may be absent for a fleet-wide role */
@GrantableScope
record GiveGrantBody(
        @NotEmpty(message = "{missing.text}") @Pattern(regexp = ROLES, message = "{grant.role.unknown}") String role,
        @NotNull(message = "{grant.holder.missing}") @Valid HolderBody holder,
        @Nullable ScopeBody scope,
        @Nullable @ReasonText String reason) {

    /** Names of {@link dev.fleetledger.judgement.access.Role}; the empty text is reported as missing. */
    static final String ROLES = "(NSViewer|NSEditor|NSAdmin|ClusterAdmin|FleetAdmin|Auditor)?";

    // https://openid.net/specs/openid-connect-core-1_0.html#IDToken, "sub"
    private static final int SUBJECT_LIMIT = 255;
    private static final Scope NOWHERE = new Scope(false, null, null, null);

    GiveGrant toCommand() {
        return new GiveGrant(role, new Holder(holder.kind(), holder.id()), scope == null ? NOWHERE : scope.toScope());
    }

    record HolderBody(
            @NotNull(message = "{missing.text}") @Pattern(regexp = "user|group", message = "{grant.holder.kind}") String kind,
            @NotBlank(message = "{missing.text}") @Size(max = SUBJECT_LIMIT, message = "{grant.holder.id}") String id) {}

    record ScopeBody(@Nullable Boolean all, @Nullable List<String> clusters, @Nullable Map<String, String> matchLabels,
            @Nullable String namespace) {

        Scope toScope() {
            return new Scope(Boolean.TRUE.equals(all), clusters, matchLabels, namespace);
        }
    }
}
