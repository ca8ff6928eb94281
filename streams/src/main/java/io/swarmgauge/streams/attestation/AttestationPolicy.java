package io.swarmgauge.streams.attestation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.streams.kit.window.Heard;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.kit.window.WindowPolicy;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.attestation.AttestationWindow;
import io.swarmgauge.streams.state.attestation.Testimony;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Gathers what each attestor measured of each hoster, and says what they agree on. A result counts in the window in which it began. */
final class AttestationPolicy implements WindowPolicy<BenchmarkResult, AttestationWindow, AttestedWindow> {

    /** What is agreed on separately. */
    private record Circle(String region, String kind) implements Comparable<Circle> {
        @Override
        public int compareTo(Circle other) {
            int byRegion = region.compareTo(other.region);
            return byRegion == 0 ? kind.compareTo(other.kind) : byRegion;
        }
    }

    private final WindowTimes times;

    AttestationPolicy(WindowTimes times) {
        this.times = times;
    }

    @Override
    public AttestationWindow empty() {
        return new AttestationWindow(List.of());
    }

    @Override
    public List<Window> windows(BenchmarkResult result) {
        return Measurement.isByAnother(result) && !result.getSamples().isEmpty()
                ? List.of(times.containing(result.getHeader().getWindowStart()))
                : List.of();
    }

    @Override
    public AttestationWindow add(AttestationWindow state, BenchmarkResult result) {
        Window window = times.containing(result.getHeader().getWindowStart());
        return new HeardAttestors(result.getSetupId(), window.start())
                .making(state.getTestimonies(), result.getHeader())
                .map(kept -> new AttestationWindow(Testimonies.with(kept, result)))
                .orElse(state);
    }

    @Override
    public List<AttestedWindow> conclude(
            String setupId, Window window, int revision, AttestationWindow state, Heard everybody, HostingSetup setup) {
        List<String> hosters =
                setup.getHosters().stream().map(SetupHoster::getHosterId).toList();
        List<Testimony> heard = state.getTestimonies().stream()
                .filter(said -> hosters.contains(said.getHosterId()))
                .toList();
        Set<String> offline = OfflinePolicy.offline(heard);
        int regions = (int) heard.stream().map(Testimony::getRegion).distinct().count();
        int mostSamples = MiddleAttestor.most(regions);
        return List.of(new AttestedWindow(
                setupId,
                window.start(),
                window.end(),
                revision,
                hosters.stream()
                        .map(hoster -> about(hoster, heard, offline, mostSamples))
                        .toList(),
                List.copyOf(offline),
                everybody.coverage()));
    }

    private static HosterAttestation about(
            String hosterId, List<Testimony> heard, Set<String> offline, int mostSamples) {
        TreeMap<Circle, List<Testimony>> circles = heard.stream()
                .filter(said -> said.getHosterId().equals(hosterId))
                .collect(groupingBy(said -> new Circle(said.getRegion(), said.getKind()), TreeMap::new, toList()));
        return new HosterAttestation(
                hosterId,
                circles.values().stream()
                        .map(testimonies -> new Hearing(testimonies, offline, mostSamples).result())
                        .toList());
    }
}
