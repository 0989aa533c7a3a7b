package dev.fleetledger.contract.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * HMAC-SHA256 signature of a report, because Kafka doesn't tell a consumer who produced a record. Each cluster's key is derived from the
 * hub's secret and the credential's id, so the hub needs no table of keys.
 */
public final class ReportSignature {

    /** Record headers. */
    public static final String CREDENTIAL_HEADER = "credential";
    public static final String SEAL_HEADER = "hmac";

    private static final String ALGORITHM = "HmacSHA256";

    private ReportSignature() {}

    /** @return the 32-byte key that the agent of this cluster receives with this credential */
    public static byte[] key(byte[] hubSecret, String cluster, String credential) {
        return hmac(hubSecret, ("report-key/" + cluster + "/" + credential).getBytes(UTF_8));
    }

    public static byte[] sign(byte[] key, String cluster, byte[] value) {
        byte[] prefix = (cluster + "\n").getBytes(UTF_8);
        byte[] message = new byte[prefix.length + value.length];
        System.arraycopy(prefix, 0, message, 0, prefix.length);
        System.arraycopy(value, 0, message, prefix.length, value.length);
        return hmac(key, message);
    }

    /** Verifies a signature in constant time, so that the time of a rejection reveals nothing to a forger. */
    public static boolean verify(byte[] key, String cluster, byte[] value, byte[] signature) {
        return MessageDigest.isEqual(sign(key, cluster, value), signature);
    }

    /**
     * Decides by the time at which the broker received the report, not by the time of reading, so that a delayed consumer comes to the same
     * result.
     *
     * @param receivedAt by the broker's clock
     * @param retiredAt  end of the credential; absent while it is valid
     */
    public static boolean coversTime(Instant receivedAt, @Nullable Instant retiredAt) {
        return retiredAt == null || receivedAt.isBefore(retiredAt.truncatedTo(ChronoUnit.MILLIS));
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is unavailable", e);
        }
    }
}
