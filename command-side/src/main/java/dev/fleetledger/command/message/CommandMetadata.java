package dev.fleetledger.command.message;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of a command message.
 *
 * @param command id of the command; a repeated attempt has another one
 * @param inverse absent unless the command takes another one back
 */
public record CommandMetadata(UUID command, Actor actor, CommandSource source, @Nullable String reason,
        @Nullable IdempotencyKey idempotencyKey, @Nullable Inverse inverse) {

    /**
     * @param undone id of the command that is taken back
     * @param action of all events, also where several commands are needed
     */
    public record Inverse(String undone, String action) {}

    /** Why the actor does it; handlers that require a reason read it. */
    public static final String REASON = "reason";

    private static final String COMMAND = "command";
    private static final String ACTOR = "actor";
    private static final String SOURCE = "source";
    private static final String IDEMPOTENCY_KEY = "idempotencyKey";
    private static final String INVERSE = "inverse";

    public static CommandMetadata of(Message<?> message) {
        MetaData metaData = message.getMetaData();
        return new CommandMetadata(get(metaData, COMMAND, UUID.class), get(metaData, ACTOR, Actor.class),
                get(metaData, SOURCE, CommandSource.class), (String) metaData.get(REASON), (IdempotencyKey) metaData.get(IDEMPOTENCY_KEY),
                (Inverse) metaData.get(INVERSE));
    }

    /** Whether the message has them: that of a command within another one has been given those of the other. */
    public static boolean isOn(Message<?> message) {
        return message.getMetaData().containsKey(COMMAND);
    }

    /** Metadata for a command that is a part of the one of this message. The idempotency key stays with the whole. */
    public static MetaData ofPart(Message<?> message, Inverse inverse) {
        return message.getMetaData().withoutKeys(Set.of(IDEMPOTENCY_KEY)).and(INVERSE, inverse);
    }

    /** The entries to be added to a message; the reason is added by who sends it. */
    public static Map<String, Object> entries(UUID command, Actor actor, CommandSource source, @Nullable IdempotencyKey idempotencyKey) {
        Map<String, Object> entries = new HashMap<>(Map.of(COMMAND, command, ACTOR, actor, SOURCE, source));
        if (idempotencyKey != null) {
            entries.put(IDEMPOTENCY_KEY, idempotencyKey);
        }
        return entries;
    }

    public static MetaData ofReason(@Nullable String reason) {
        return reason == null ? MetaData.emptyInstance() : MetaData.with(REASON, reason);
    }

    private static <T> T get(MetaData metaData, String key, Class<T> type) {
        Object value = metaData.get(key);
        if (value == null) {
            throw new IllegalStateException("The command message has no " + key);
        }
        return type.cast(value);
    }
}
