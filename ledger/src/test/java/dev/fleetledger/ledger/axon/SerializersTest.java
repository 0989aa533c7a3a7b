package dev.fleetledger.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;

import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.ledger.Noted;

class SerializersTest {

    private final EventSerializer events = new EventSerializer(Noted.TYPES, ContractJson.MAPPER);
    private final TokenSerializer tokens = new TokenSerializer();

    @Test
    void serializesEventByNameWithoutClass() {
        SerializedObject<String> stored = events.serialize(new Noted("a", 1), String.class);

        assertThat(stored.getType().getName()).isEqualTo("test.noted");
        assertThat(stored.getData()).isEqualTo("{\"text\":\"a\",\"number\":1}");
        assertThat(events.<String, Object>deserialize(stored)).isEqualTo(new Noted("a", 1));
    }

    @Test
    void readsMetadataBackAsStrings() {
        SerializedObject<String> stored = events.serialize(MetaData.from(Map.of("actor", "alice")), String.class);

        assertThat(events.<String, MetaData>deserialize(stored)).isEqualTo(MetaData.from(Map.of("actor", "alice")));
    }

    @Test
    void rejectsPayloadOfUnregisteredType() {
        var stored = new SimpleSerializedObject<>("{}", String.class, "java.util.HashMap", null);

        assertThatThrownBy(() -> events.deserialize(stored)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tokens.deserialize(stored)).isInstanceOf(SerializationException.class);
    }

    static Set<TrackingToken> writtenTokens() {
        var at = GapAwareTrackingToken.newInstance(7, Set.of());
        return Set.of(at, ReplayToken.createReplayToken(at),
                ReplayToken.createReplayToken(at, GapAwareTrackingToken.newInstance(3, Set.of())));
    }

    @ParameterizedTest
    @MethodSource("writtenTokens")
    void readsTokenBackAsWritten(TrackingToken token) {
        assertThat(tokens.<String, TrackingToken>deserialize(tokens.serialize(token, String.class))).isEqualTo(token);
    }

    @Test
    void rejectsTokenThatNamesAnotherClass() {
        var forged = "{\"tokenAtReset\":{\"@class\":\"java.util.HashMap\"},\"currentToken\":null,\"context\":null}";
        var stored = new SimpleSerializedObject<>(forged, String.class, ReplayToken.class.getName(), null);

        assertThatThrownBy(() -> tokens.deserialize(stored)).isInstanceOf(SerializationException.class);
    }
}
