package dev.fleetledger.query.live;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Up to where a listener has been told everything: the id of events.
 *
 * @param views  id of the views, in which the number counts
 * @param number of the last change
 */
record ChangeCursor(UUID views, long number) {

    private static final int BYTES = 3 * Long.BYTES;

    String encode() {
        byte[] bytes = ByteBuffer.allocate(BYTES).putLong(views.getMostSignificantBits()).putLong(views.getLeastSignificantBits())
                .putLong(number).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @return empty for what {@link #encode} has not returned */
    static Optional<ChangeCursor> parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return bytes.remaining() == BYTES
                    ? Optional.of(new ChangeCursor(new UUID(bytes.getLong(), bytes.getLong()), bytes.getLong())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
