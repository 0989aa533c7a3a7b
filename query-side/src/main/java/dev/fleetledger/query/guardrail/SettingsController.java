package dev.fleetledger.query.guardrail;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.web.ETagResponse;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.ReadsSnapshot;

/** Shows the guard rails to everybody with a role, because they decide what everybody's changes wait for. */
@RestController
@ReadsSnapshot
class SettingsController {

    private final SettingsQueries settingsQueries;

    SettingsController(SettingsQueries settingsQueries) {
        this.settingsQueries = settingsQueries;
    }

    @GetMapping("/api/v1/settings")
    ResponseEntity<CurrentSettingsResponse> get(AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        authenticatedReader.requireRole();
        SettingsView view = settingsQueries.find();
        return ETagResponse.of(view.version, readPoint, CurrentSettingsResponse.of(view, authenticatedReader.canReadLedger(), readPoint.now()));
    }
}
