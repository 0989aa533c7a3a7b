package dev.fleetledger.query.wizard;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.query.access.AuthenticatedReader;

/** Shows the wizard's fields to everybody who is signed in. They change only with the version of the service. */
@RestController
class WizardFieldsController {

    private final WizardFieldsResponse fields = WizardFieldsResponse.ofTable();
    private final String tag;

    WizardFieldsController(JsonMapper json) {
        tag = DigestUtils.md5DigestAsHex(json.writeValueAsBytes(fields));
    }

    /** Supports conditional requests by ETag. */
    @GetMapping("/api/v1/wizard/fields")
    ResponseEntity<WizardFieldsResponse> fields(AuthenticatedReader authenticatedReader) {
        return ResponseEntity.ok().eTag(tag).cacheControl(CacheControl.noCache().cachePrivate()).body(fields);
    }
}
