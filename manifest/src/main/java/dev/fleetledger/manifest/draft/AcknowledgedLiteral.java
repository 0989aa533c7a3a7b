package dev.fleetledger.manifest.draft;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A literal of which a person said that it is no secret. It holds for this value in this field, also if other items of the same list are
 * inserted or removed.
 *
 * @param pointer JSON pointer of the literal in its step's document
 * @param sha256 SHA-256 of the literal in UTF-8, in lower-case hexadecimal digits
 */
public record AcknowledgedLiteral(String pointer, String sha256) {
    private static final Pattern INDEX = Pattern.compile("/\\d+(?=/|$)");

    public static AcknowledgedLiteral of(String pointer, String literal) {
        return new AcknowledgedLiteral(pointer, hash(literal));
    }

    public boolean covers(String otherPointer, String literal) {
        return field(pointer).equals(field(otherPointer)) && sha256.equals(hash(literal));
    }

    private static String field(String pointer) {
        return INDEX.matcher(pointer).replaceAll("/*");
    }

    private static String hash(String literal) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(literal.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
