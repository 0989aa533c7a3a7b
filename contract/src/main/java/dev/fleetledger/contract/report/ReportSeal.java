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
 * Kafka doesn't tell a reader who wrote. So every report carries an HMAC-SHA256 with its cluster's own key, which is derived from the
 * hub's secret and the credential's id: the hub keeps no table of keys.
 */
public final class ReportSeal {

    /** Record headers. */
    public static final String CREDENTIAL_HEADER = "credential";
    public static final String SEAL_HEADER = "hmac";

    private static final String ALGORITHM = "HmacSHA256";

    private ReportSeal() {}

    /** @return the 32 bytes that the agent of this cluster gets with this credential */
    public static byte[] key(byte[] hubSecret, String cluster, String credential) {
        return hmac(hubSecret, ("report-key/" + cluster + "/" + credential).getBytes(UTF_8));
    }

    public static byte[] seal(byte[] key, String cluster, byte[] value) {
        byte[] name = (cluster + "\n").getBytes(UTF_8);
        byte[] sealed = new byte[name.length + value.length];
        System.arraycopy(name, 0, sealed, 0, name.length);
        System.arraycopy(value, 0, sealed, name.length, value.length);
        return hmac(key, sealed);
    }

    /** In constant time, so that a forger learns nothing from how long a no takes. */
    public static boolean holds(byte[] key, String cluster, byte[] value, byte[] seal) {
        return MessageDigest.isEqual(seal(key, cluster, value), seal);
    }

    /**
     * Judged by when the broker took it in, not by when it is read: a side that was away comes to the same verdict later.
     *
     * @param receivedAt by the broker's clock
     * @param retiredAt  of the credential; absent while it counts
     */
    public static boolean counts(Instant receivedAt, @Nullable Instant retiredAt) {
        return retiredAt == null || receivedAt.isBefore(retiredAt.truncatedTo(ChronoUnit.MILLIS));
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
