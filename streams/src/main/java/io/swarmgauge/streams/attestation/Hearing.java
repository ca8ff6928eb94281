package io.swarmgauge.streams.attestation;

import io.swarmgauge.schema.gauge.AttestorWord;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.streams.kit.Median;
import io.swarmgauge.streams.state.attestation.KeptSample;
import io.swarmgauge.streams.state.attestation.Testimony;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hears what the attestors of one region say about one hoster, measured in one kind, and writes down what they agree on. */
final class Hearing {

    private final List<Testimony> testimonies;
    private final int mostSamples;
    private final List<AttestorWord> words;
    private final List<AttestorWord> counted;
    private final List<Testimony> believed;

    /**
     * @param testimonies by attestor, ascending
     * @param mostSamples in each list that is written down
     */
    Hearing(List<Testimony> testimonies, Set<String> offline, int mostSamples) {
        this.testimonies = testimonies;
        this.mostSamples = mostSamples;
        this.words = testimonies.stream().map(said -> word(said, offline)).toList();
        this.counted = words.stream().filter(AttestorWord::getCounted).toList();
        this.believed = testimonies.stream()
                .filter(said -> !offline.contains(said.getAttestorId()))
                .toList();
    }

    RegionAttestation result() {
        Testimony any = testimonies.get(0);
        return new RegionAttestation(
                any.getRegion(),
                BenchmarkKind.valueOf(any.getKind()),
                counted.size(),
                counted.stream().mapToInt(AttestorWord::getAsked).sum(),
                counted.stream().mapToInt(AttestorWord::getAnswered).sum(),
                answeredShare(),
                refusedShare(),
                agreed(Testimony::getLatencies),
                agreed(Testimony::getSpeeds),
                agreed(Testimony::getBandwidths),
                compared(),
                timedOut());
    }

    private @Nullable Double answeredShare() {
        OptionalDouble share =
                Agreement.on(counted.stream().mapToDouble(Shares::answered).toArray());
        return share.isPresent() ? share.getAsDouble() : null;
    }

    private @Nullable Double refusedShare() {
        double[] shares = counted.stream().mapToDouble(Shares::refused).toArray();
        return shares.length == 0 ? null : Median.of(shares);
    }

    private List<Double> agreed(Function<Testimony, List<KeptSample>> performance) {
        return MiddleAttestor.samples(believed.stream().map(performance).toList(), mostSamples);
    }

    /** A time-out is a latency at its limit and, under the same lot, a speed of nothing. */
    private int timedOut() {
        return MiddleAttestor.timedOut(believed, mostSamples);
    }

    private List<AttestorWord> compared() {
        DissentPolicy policy = DissentPolicy.among(counted);
        return words.stream()
                .map(word -> AttestorWord.newBuilder(word)
                        .setDissents(policy.dissents(word))
                        .build())
                .toList();
    }

    private static AttestorWord word(Testimony said, Set<String> offline) {
        return new AttestorWord(
                said.getAttestorId(),
                said.getAsked(),
                said.getAnswered(),
                said.getRefused(),
                median(said.getLatencies()),
                median(said.getSpeeds()),
                median(said.getBandwidths()),
                !offline.contains(said.getAttestorId()),
                null);
    }

    private static @Nullable Double median(List<KeptSample> samples) {
        return samples.isEmpty() ? null : MiddleAttestor.median(samples);
    }
}
