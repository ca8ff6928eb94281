package io.swarmgauge.streams.attestation;

import static java.util.stream.Collectors.toSet;

import io.swarmgauge.streams.kit.Median;
import io.swarmgauge.streams.state.attestation.KeptSample;
import io.swarmgauge.streams.state.attestation.Testimony;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The figures that attestors agree on: those of the attestor in the middle by its own median, or of both when two are in
 * the middle. Samples of all in one heap would let one attestor drown the others with many; so chosen, its median lies
 * between those of honest attestors as long as these are the majority.
 */
final class MiddleAttestor {

    /** Of a list that is published. */
    static final int MOST = 128;

    /** Of the lists of all regions, one performance of one hoster. */
    private static final int MOST_OF_ALL = 512;

    /** Who names the others' very median stands by its other samples, and gains nothing from it. */
    private static final Comparator<List<KeptSample>> BY_MEDIAN = Comparator.<List<KeptSample>>comparingDouble(
                    MiddleAttestor::median)
            .thenComparing(BoundedSamples::ascending, Arrays::compare);

    private MiddleAttestor() {}

    /** Samples in a list of a window that was measured from so many regions: no node can make it too large to be published. */
    static int most(int regions) {
        return Math.min(MOST, MOST_OF_ALL / Math.max(1, regions));
    }

    /** The agreed samples, ascending, from the samples of each attestor. */
    static List<Double> samples(List<List<KeptSample>> byAttestor, int most) {
        return Arrays.stream(BoundedSamples.ascending(chosen(byAttestor, most)))
                .boxed()
                .toList();
    }

    /** How many of the agreed latencies are time-outs: those whose speed, under the same lot, is nothing. */
    static int timedOut(List<Testimony> testimonies, int most) {
        Set<KeptSample> timedOut = new HashSet<>();
        for (Testimony said : testimonies) {
            Set<Long> lots = said.getSpeeds().stream()
                    .filter(speed -> speed.getValue() == 0)
                    .map(KeptSample::getLot)
                    .collect(toSet());
            said.getLatencies().stream()
                    .filter(latency -> lots.contains(latency.getLot()))
                    .forEach(timedOut::add);
        }
        return (int) chosen(testimonies.stream().map(Testimony::getLatencies).toList(), most).stream()
                .filter(timedOut::contains)
                .count();
    }

    private static List<KeptSample> chosen(List<List<KeptSample>> byAttestor, int most) {
        List<List<KeptSample>> ordered = byAttestor.stream()
                .filter(samples -> !samples.isEmpty())
                .sorted(BY_MEDIAN)
                .toList();
        if (ordered.isEmpty()) {
            return List.of();
        }
        int below = (ordered.size() - 1) / 2;
        int above = ordered.size() / 2;
        List<KeptSample> agreed = new ArrayList<>(ordered.get(below));
        if (above != below) {
            agreed.addAll(ordered.get(above));
        }
        return BoundedSamples.chosen(agreed, most);
    }

    static double median(List<KeptSample> samples) {
        return Median.of(BoundedSamples.ascending(samples));
    }
}
