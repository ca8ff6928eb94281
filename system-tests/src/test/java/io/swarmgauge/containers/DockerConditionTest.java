package io.swarmgauge.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

class DockerConditionTest {

    @Test
    void aDockerThatAnswersLetsTestsRun() {
        assertThat(DockerCondition.given(() -> true, true).isDisabled()).isFalse();
    }

    @Test
    void withoutDockerTestsAreSkippedWithTheReason() {
        ConditionEvaluationResult none = DockerCondition.given(() -> false, false);
        ConditionEvaluationResult broken = DockerCondition.given(DockerConditionTest::broken, false);

        assertThat(none.isDisabled()).isTrue();
        assertThat(none.getReason()).hasValueSatisfying(why -> assertThat(why).contains("No Docker answers"));
        assertThat(broken.isDisabled()).isTrue();
        assertThat(broken.getReason()).hasValueSatisfying(why -> assertThat(why).contains("image cannot be pulled"));
    }

    @Test
    void whereDockerIsRequiredItsAbsenceFails() {
        assertThatThrownBy(() -> DockerCondition.given(() -> false, true)).hasMessageContaining("No Docker answers");
        assertThatThrownBy(() -> DockerCondition.given(DockerConditionTest::broken, true))
                .hasMessageContaining("image cannot be pulled");
    }

    private static boolean broken() {
        throw new IllegalStateException("image cannot be pulled");
    }
}
