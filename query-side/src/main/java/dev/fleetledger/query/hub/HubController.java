package dev.fleetledger.query.hub;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.query.access.Reader;

/** How the hub does. Whoever is signed in may know how old what they read is. */
@RestController
class HubController {

    /** @param epoch raised only when a restored ledger is accepted, which is not built yet */
    record Hub(Views views, Reports reports, long epoch) {}

    record Views(String head, String position, @Nullable Instant positionAt, long behind, double behindSeconds) {}

    record Reports(long folded, @Nullable Instant lastAt, long parked) {}

    private static final long FIRST_EPOCH = 1;

    private final Lag lag;

    HubController(Lag lag) {
        this.lag = lag;
    }

    @GetMapping("/api/v1/hub")
    Hub hub(Reader reader) {
        Lag.Behind now = lag.now();
        return new Hub(
                new Views(Long.toString(now.head()), Long.toString(now.point().position()), now.point().positionAt(), now.positions(), now.seconds()),
                new Reports(now.point().reportNumber(), now.point().reportAt(), lag.parked()), FIRST_EPOCH);
    }
}
