package io.swarmgauge.streams.attestation;

import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.streams.state.attestation.Testimony;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What each attestor says about each hoster, ascending by hoster, region, kind and attestor. Addition does not mind the order. */
final class Testimonies {

    private static final Comparator<Testimony> ORDER = Comparator.comparing(Testimony::getHosterId)
            .thenComparing(Testimony::getRegion)
            .thenComparing(Testimony::getKind)
            .thenComparing(Testimony::getAttestorId);

    private Testimonies() {}

    static List<Testimony> with(List<Testimony> testimonies, BenchmarkResult result) {
        Testimony silent = new Testimony(
                result.getHosterId(),
                result.getHeader().getRegion(),
                result.getKind().name(),
                result.getHeader().getNodeId(),
                0,
                0,
                0,
                List.of(),
                List.of(),
                List.of());
        int place = Collections.binarySearch(testimonies, silent, ORDER);
        List<Testimony> more = new ArrayList<>(testimonies);
        if (place >= 0) {
            more.set(place, plus(testimonies.get(place), Measurement.of(result)));
        } else {
            more.add(-place - 1, plus(silent, Measurement.of(result)));
        }
        return bounded(more);
    }

    private static Testimony plus(Testimony before, Measurement measured) {
        return new Testimony(
                before.getHosterId(),
                before.getRegion(),
                before.getKind(),
                before.getAttestorId(),
                before.getAsked() + measured.asked(),
                before.getAnswered() + measured.answered(),
                before.getRefused() + measured.refused(),
                BoundedSamples.with(before.getLatencies(), measured.latencies()),
                BoundedSamples.with(before.getSpeeds(), measured.speeds()),
                BoundedSamples.with(before.getBandwidths(), measured.bandwidths()));
    }

    /** The more attestors speak, the less is kept of each. */
    private static List<Testimony> bounded(List<Testimony> testimonies) {
        int attestors = (int)
                testimonies.stream().map(Testimony::getAttestorId).distinct().count();
        int most = BoundedSamples.most(attestors);
        return testimonies.stream().map(said -> atMost(most, said)).toList();
    }

    private static Testimony atMost(int most, Testimony said) {
        if (said.getLatencies().size() <= most
                && said.getSpeeds().size() <= most
                && said.getBandwidths().size() <= most) {
            return said;
        }
        return Testimony.newBuilder(said)
                .setLatencies(BoundedSamples.chosen(said.getLatencies(), most))
                .setSpeeds(BoundedSamples.chosen(said.getSpeeds(), most))
                .setBandwidths(BoundedSamples.chosen(said.getBandwidths(), most))
                .build();
    }
}
