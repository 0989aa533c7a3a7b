package dev.fleetledger.judgement.guardrail;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.settings.Settings;

/** Names settings by their content, so that an approval is for exactly what was shown. */
public final class SettingsDigest {

    private SettingsDigest() {}

    /**
     * Returns {@code sha256:} and the digest over the document as JSON in UTF-8, without spaces, its members in the order in which the
     * interface shows them.
     */
    public static String of(Settings settings) {
        try {
            return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(ContractJson.MAPPER.writeValueAsBytes(settings)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
