package dev.fleetledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.settings.SettingsEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;

class EventNamesTest {

    private static final List<Class<?>> EVENT_INTERFACES = List.of(DraftEvent.class, WorkloadEvent.class, RolloutEvent.class,
            DeploymentEvent.class, ClusterEvent.class, ClusterFactEvent.class, GrantEvent.class, HubEvent.class,
            QuestionEvent.class, SettingsEvent.class);

    @Test
    void registersNameForEveryEvent() {
        Stream<Class<?>> permitted = EVENT_INTERFACES.stream().flatMap(f -> Arrays.stream(f.getPermittedSubclasses()));
        List<Class<?>> all = Stream.concat(permitted, Stream.<Class<?>>of(RefusalEvent.Refused.class)).toList();

        assertThat(EventNames.ALL.stream().map(EventNames.EventName::type).toList()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void namesEventsByProductWordsInsteadOfClasses() {
        assertThat(EventNames.ALL).allSatisfy(e -> assertThat(e.name()).matches("[a-z]+\\.[a-z]+(-[a-z]+)*"));
    }

    @Test
    void explainsUnknownEventNameByNewerVersion() {
        assertThatThrownBy(() -> EventNames.of("draft.sung")).hasMessageContaining("draft.sung").hasMessageContaining("newer version");
    }
}
