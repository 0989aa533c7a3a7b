package dev.fleetledger.command.undo.inverse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.fleetledger.command.undo.inverse.Reversal.Impossible;
import dev.fleetledger.command.undo.inverse.Reversal.Possible;
import dev.fleetledger.command.undo.inverse.Reversal.Rule;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.access.GrantEvent.Given;

/** How grants are taken back. */
final class AccessInverses {

    static final Map<String, Rule> RULES = Map.of("grant.give", AccessInverses::give, "grant.revoke", AccessInverses::revoke);

    private AccessInverses() {}

    private static Reversal give(RecordedCommand command) {
        Given given = command.requireOwn(Given.class);
        return new Possible(new Inverse.RevokeGrant(given), command.later(
                it -> it.payload() instanceof GrantEvent.Revoked revoked && revoked.grant().equals(given.grant())));
    }

    private static Reversal revoke(RecordedCommand command) {
        UUID grant = command.requireOwn(GrantEvent.Revoked.class).grant();
        Optional<Given> given = command.before(Given.class, it -> it.grant().equals(grant));
        return given.<Reversal>map(it -> new Possible(new Inverse.GiveGrant(it), givenAgain(command, it)))
                .orElseGet(() -> new Impossible("GrantIsUnknown", "The ledger does not tell what was granted.", "Give the grant again."));
    }

    /** Where the same was granted again and still is. */
    private static List<Long> givenAgain(RecordedCommand command, Given former) {
        Map<UUID, Long> again = new LinkedHashMap<>();
        for (PastEvent event : command.later()) {
            if (event.payload() instanceof Given given && isSame(given, former)) {
                again.put(given.grant(), event.position());
            } else if (event.payload() instanceof GrantEvent.Revoked revoked) {
                again.remove(revoked.grant());
            }
        }
        return new ArrayList<>(again.values());
    }

    private static boolean isSame(Given one, Given other) {
        return one.role().equals(other.role()) && one.holder().equals(other.holder()) && one.scope().equals(other.scope());
    }
}
