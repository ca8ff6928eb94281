package io.swarmgauge.console.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.console.explain.Found.Proof;
import io.swarmgauge.console.testkit.SampleRecords;
import io.swarmgauge.schema.node.BenchmarkResult;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private final Selection selection = new Selection(2);

    @Test
    void forgedRecordsDoNotHideTheTrueOnesThatComeAfterThem() {
        IntStream.range(0, 25).forEach(n -> selection.add(found(n, Proof.WRONG_SIGNATURE)));
        selection.add(found(25, Proof.VERIFIED));
        selection.add(found(26, Proof.DUPLICATE));
        selection.add(found(27, Proof.VERIFIED));

        assertThat(selection.all())
                .filteredOn(one -> one.proof() == Proof.VERIFIED)
                .extracting(one -> one.place().offset())
                .containsExactly(25L, 27L);
        assertThat(selection.all()).hasSize(Selection.MOST_OTHERS + 2);
        assertThat(selection.moreOthers()).isEqualTo(16);
        assertThat(selection.more()).isZero();
    }

    @Test
    void whatCountsIsShownUpToTheNumberAskedFor() {
        IntStream.range(0, 3).forEach(n -> selection.add(found(n, n == 0 ? null : Proof.VERIFIED)));
        assertThat(selection.isFull()).isTrue();
        selection.pass();

        assertThat(selection.all()).hasSize(2);
        assertThat(selection.more()).isEqualTo(2);
    }

    @Test
    void aForgedLastWordDoesNotStandInPlaceOfATrueOne() {
        Found first = found(1, Proof.VERIFIED);
        Found second = found(2, Proof.VERIFIED);
        Found forged = found(3, Proof.UNSIGNED);

        assertThat(Selection.standing(Optional.of(first), second)).isSameAs(second);
        assertThat(Selection.standing(Optional.of(second), forged)).isSameAs(second);
        assertThat(Selection.standing(Optional.empty(), forged)).isSameAs(forged);
        assertThat(Selection.standing(Optional.of(forged), first)).isSameAs(first);
    }

    private static Found found(long offset, @Nullable Proof proof) {
        return new Found(
                "node.benchmarks",
                new Place(0, offset),
                offset,
                "setup-1",
                SampleRecords.full(BenchmarkResult.class),
                null,
                proof,
                "measured",
                "something");
    }
}
